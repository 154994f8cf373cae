"""Whether the stack is there is seen from the names that the program gives."""

from collections.abc import Callable
from pathlib import Path

import pytest

from doctor import deployed
from doctor.account import Account
from doctor.finding import Finding, Mark
from tests.doctor.aws_account import AwsAccount
from tests.infra.conftest import complete, make_project
from tests.infra.recording import run

pytestmark = pytest.mark.usefixtures("deployed")
PARTS = ("aws:dynamodb/table:Table", "aws:sfn/stateMachine:StateMachine", "aws:lambda/function:Function")


def only(account: Account) -> Finding:
    (finding,) = deployed.CHECK.run(account)
    return finding


def test_it_looks_for_what_the_program_declares(
    aws: AwsAccount, account_of: Callable[..., Account], tmp_path: Path
) -> None:
    undeploy(aws, functions=("api", "email", "sweep"))
    graph = run(make_project(tmp_path), complete(), stack="dev").graph
    declared = {resource.inputs["name"] for kind in PARTS for resource in graph.of_type(kind)}
    named = only(account_of()).detail.removeprefix("not there: ").split(", ")
    assert set(named) == declared - {"task-reminder-dev-pacer"}  # retired: nobody need miss it


def undeploy(aws: AwsAccount, functions: tuple[str, ...]) -> None:
    """Takes the functions, and with all of them the rest too."""
    for function in functions:
        aws.session.client("lambda").delete_function(FunctionName=f"task-reminder-dev-{function}")
    if len(functions) == 3:
        aws.session.client("dynamodb").delete_table(TableName="task-reminder-dev-reminders")
        machines = aws.session.client("stepfunctions")
        (machine,) = machines.list_state_machines()["stateMachines"]
        machines.delete_state_machine(stateMachineArn=machine["stateMachineArn"])


@pytest.mark.parametrize("function", ["api", "email", "sweep"])
def test_a_missing_part_is_named(aws: AwsAccount, account_of: Callable[..., Account], function: str) -> None:
    undeploy(aws, functions=(function,))
    finding = only(account_of())
    assert finding.mark is Mark.WRONG
    assert finding.detail == f"not there: task-reminder-dev-{function}"
    assert finding.next_step == "make build && pulumi up --stack dev"


def test_another_stack_of_the_account_is_not_this_one(account_of: Callable[..., Account]) -> None:
    account = account_of()
    other = Account(
        session=account.session,
        settings=account.settings,
        names=type(account.names)(
            project="task-reminder", stack="prod", account_id="123456789012", region=account.region
        ),
        now=account.now,
    )
    assert only(other).mark is Mark.WRONG
