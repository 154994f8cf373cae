"""The state machine's and the schedule's role, as the emulator simulates policies: it checks neither itself.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.stack import Stack

HERE = "ap-southeast-2:000000000000"
PREFIX = "task-reminder-local-"
TABLE = f"arn:aws:dynamodb:{HERE}:table/{PREFIX}reminders"
FUNCTION = f"arn:aws:lambda:{HERE}:function:{PREFIX}"
MACHINE = f"arn:aws:states:{HERE}:stateMachine:{PREFIX}reminder"
TOPIC = f"arn:aws:sns:{HERE}:"
LOG = f"arn:aws:logs:{HERE}:log-group:/aws/lambda/{PREFIX}"
ACTIONS = {"lambda:invoke": "lambda:InvokeFunction"}
"""Where a task is named otherwise than the action: https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html"""

BESIDE = [
    *((f"dynamodb:{verb}Item", TABLE) for verb in ("Get", "Put", "Delete", "BatchWrite")),
    *((f"dynamodb:{verb}", TABLE) for verb in ("Query", "Scan", "DeleteTable", "UpdateTable")),
    ("dynamodb:PartiQLUpdate", TABLE),
    ("dynamodb:UpdateItem", f"{TABLE}-of-others"),
    ("dynamodb:Query", f"{TABLE}/index/watched"),
    ("lambda:InvokeFunction", f"{FUNCTION}api"),
    ("lambda:InvokeFunction", f"{FUNCTION}sweep"),
    ("lambda:InvokeFunction", f"{FUNCTION}email-of-others"),
    ("lambda:UpdateFunctionCode", f"{FUNCTION}email"),
    ("sns:Publish", f"{TOPIC}{PREFIX}alarms"),
    ("sns:Publish", f"{TOPIC}others"),
    ("sns:Subscribe", f"{TOPIC}{PREFIX}alarms"),
    ("sns:SetSMSAttributes", "*"),
    ("ses:SendEmail", "*"),
    ("states:StartExecution", MACHINE),
    ("states:UpdateStateMachine", MACHINE),
    ("logs:GetLogEvents", f"{LOG}api:log-stream:a"),
    ("logs:DeleteLogGroup", f"{LOG}api"),
    ("s3:GetObject", f"arn:aws:s3:::{PREFIX}site-000000000000-ap-southeast-2/config.json"),
    ("iam:PassRole", f"arn:aws:iam::000000000000:role/{PREFIX}api"),
    ("sts:AssumeRole", f"arn:aws:iam::000000000000:role/{PREFIX}api"),
    ("events:PutRule", f"arn:aws:events:{HERE}:rule/a"),
]


def decision(stack: Stack, role: str, action: str, resource: str) -> str:
    """`allowed`, `explicitDeny` or `implicitDeny`."""
    (result,) = stack.aws.client("iam").simulate_principal_policy(
        PolicySourceArn=f"arn:aws:iam::000000000000:role/{PREFIX}{role}",
        ActionNames=[action],
        ResourceArns=[resource],
    )["EvaluationResults"]
    return str(result["EvalDecision"])


def tasks(node: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON
    """Action and resource of every Task state of a definition, at any depth."""
    match node:
        case {"Type": "Task", "Resource": str(task), "Parameters": parameters}:
            yield action(task), resource(parameters)
        case dict():
            for child in node.values():
                yield from tasks(child)
        case list():
            for child in node:
                yield from tasks(child)


def action(task: str) -> str:
    """What a task such as `arn:aws:states:::sns:publish` does, in IAM's words."""
    call = task.removeprefix("arn:aws:states:::")
    service, _, operation = call.partition(":")
    return ACTIONS.get(call, f"{service}:{operation[0].upper()}{operation[1:]}")


def resource(parameters: dict[str, Any]) -> str:
    """What a task is about; a telephone number is no resource."""
    if "TableName" in parameters:
        return f"arn:aws:dynamodb:{HERE}:table/{parameters['TableName']}"
    return str(parameters.get("FunctionName", "*"))


def test_what_the_states_call_is_allowed(stack: Stack) -> None:
    machine = stack.aws.client("stepfunctions").describe_state_machine(
        stateMachineArn=stack.outputs["stateMachineArn"]
    )
    called = set(tasks(json.loads(machine["definition"])))
    assert {("dynamodb:UpdateItem", TABLE), ("lambda:InvokeFunction", f"{FUNCTION}email")} < called
    assert {call: decision(stack, "reminder", *call) for call in called} == dict.fromkeys(called, "allowed")


def test_what_lies_beside_is_denied(stack: Stack) -> None:
    decisions = {call: decision(stack, "reminder", *call) for call in BESIDE}
    assert {call for call, decided in decisions.items() if decided == "allowed"} == set()
    publishing = {call: decided for call, decided in decisions.items() if call[0] == "sns:Publish"}
    assert set(publishing.values()) == {"explicitDeny"}, "publishing is allowed on everything but topics"


@pytest.mark.parametrize("function", ["api", "email"])
def test_the_schedule_may_invoke_the_sweep_alone(stack: Stack, function: str) -> None:
    invoke = "lambda:InvokeFunction"
    assert decision(stack, "sweep-schedule", invoke, f"{FUNCTION}sweep") == "allowed"
    assert decision(stack, "sweep-schedule", invoke, f"{FUNCTION}{function}") == "implicitDeny"
    assert decision(stack, "sweep-schedule", "states:StartExecution", MACHINE) == "implicitDeny"
