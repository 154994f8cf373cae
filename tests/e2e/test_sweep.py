"""A reminder that lost its timer is found by the sweep, and still delivered once."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from tests.stack import EMAIL, Stack
from workflow.times import millis_text, parse

pytestmark = pytest.mark.slow


def test_a_reminder_whose_execution_was_stopped_is_delivered_after_a_sweep(stack: Stack) -> None:
    message = f"Call {uuid.uuid4()}"
    asked = stack.create(message=message, preference="email", email=EMAIL, waitSeconds=8)
    execution = stack.outputs["stateMachineArn"].replace(":stateMachine:", ":execution:")
    stack.aws.client("stepfunctions").stop_execution(executionArn=f"{execution}:{asked['id']}-g1")
    _let_the_sweep_look_now(stack, asked["id"])

    answer = stack.aws.client("lambda").invoke(FunctionName=stack.outputs["sweepFunctionName"], Payload=b"{}")

    assert "FunctionError" not in answer, answer["Payload"].read()
    ended = stack.ended(asked["id"])
    assert ended["status"] == "sent"
    (email,) = stack.delivered(message)
    assert email.at is not None
    assert email.at >= parse(asked["dueAt"])
    again = stack.aws.client("stepfunctions").describe_execution(executionArn=f"{execution}:{asked['id']}-g2")
    assert again["status"] == "SUCCEEDED"


def _let_the_sweep_look_now(stack: Stack, reminder_id: str) -> None:
    stack.aws.client("dynamodb").update_item(
        TableName=stack.outputs["tableName"],
        Key={"owner": {"S": stack.owner}, "id": {"S": reminder_id}},
        UpdateExpression="SET checkAt = :past",
        ConditionExpression="attribute_exists(checkAt)",
        ExpressionAttributeValues={":past": {"S": millis_text(datetime.now(UTC) - timedelta(minutes=1))}},
    )
