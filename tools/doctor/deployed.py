"""Whether the stack is deployed: its table, its state machine, its functions."""

from collections.abc import Callable, Iterable

from botocore.exceptions import ClientError

from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, wrong

NOT_FOUND = frozenset({"ResourceNotFoundException", "StateMachineDoesNotExist"})


@check("stack", "dynamodb:DescribeTable", "states:DescribeStateMachine", "lambda:GetFunctionConfiguration")
def inspect(account: Account) -> Iterable[Finding]:
    """One finding, which names what is missing."""
    missing, stack = _missing(account), account.names.stack
    if missing:
        detail = f"missing: {', '.join(missing)}"
        yield wrong(detail, f"make build && pulumi up --stack {stack}")
    else:
        yield fine(f"{stack} is deployed in {account.region}")


def _missing(account: Account) -> list[str]:
    names, session = account.names, account.session
    table, machine = names.of("reminders"), names.of("reminder")
    arn = f"arn:aws:states:{account.region}:{names.account_id}:stateMachine:{machine}"
    found = {
        table: _exists(session.client("dynamodb").describe_table, TableName=table),
        machine: _exists(session.client("stepfunctions").describe_state_machine, stateMachineArn=arn),
    }
    functions = session.client("lambda")
    for name in (names.of(role) for role in ("api", "email", "sweep")):
        found[name] = _exists(functions.get_function_configuration, FunctionName=name)
    return [name for name, exists in found.items() if not exists]


def _exists(describe: Callable[..., object], **which: str) -> bool:
    try:
        describe(**which)
    except ClientError as error:
        if error.response["Error"]["Code"] in NOT_FOUND:
            return False
        raise
    return True
