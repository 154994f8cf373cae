"""Checks that the stack is deployed, and that this account can create distributions."""

from collections.abc import Callable, Iterable

from botocore.exceptions import ClientError

from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, unknown, wrong

NOT_FOUND = frozenset({"ResourceNotFoundException", "StateMachineDoesNotExist"})


@check("stack", "dynamodb:DescribeTable", "states:DescribeStateMachine", "lambda:GetFunctionConfiguration")
def inspect(account: Account) -> Iterable[Finding]:
    """Returns one finding, which names the missing ones of table, state machine and functions."""
    missing, stack = _missing(account), account.names.stack
    if missing:
        detail = f"missing: {', '.join(missing)}"
        yield wrong(detail, f"make build && pulumi up --stack {stack}")
    else:
        yield fine(f"{stack} is deployed in {account.region}")


@check("CloudFront", "cloudfront:ListDistributions")
def can_create_distribution(account: Account) -> Iterable[Finding]:
    """Returns one finding: fine if the account has a distribution already.

    No call tells whether AWS has verified a new account: only creating a distribution fails.
    https://github.com/aws-samples/aws-cdk-examples/issues/279
    """
    client = account.session.client("cloudfront")
    if client.list_distributions(MaxItems="1")["DistributionList"]["Quantity"]:
        yield fine("the account has made distributions")
    else:
        yield unknown(
            "the account has no distribution yet, and AWS refuses the first one of some new accounts",
            "pulumi up; if it says that the account must be verified, ask AWS Support for it, and repeat",
        )


def _missing(account: Account) -> list[str]:
    names, session = account.names, account.session
    table, machine = names.of("reminders"), names.of("reminder")
    arn = f"arn:aws:states:{account.region}:{names.account_id}:stateMachine:{machine}"
    found = {
        table: _exists(session.client("dynamodb").describe_table, TableName=table),
        machine: _exists(session.client("stepfunctions").describe_state_machine, stateMachineArn=arn),
    }
    functions = session.client("lambda")
    optional = {"feedback": account.settings.email_outcomes, "canary": account.settings.canary}
    wanted = (role for role, is_on in optional.items() if is_on)
    for name in (names.of(role) for role in ("api", "email", "sweep", *wanted)):
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
