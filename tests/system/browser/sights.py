"""Reminders worth looking at, on a running system: waiting, sent, sent in part, cancelled."""

from typing import Any

from tests.stack import EMAIL, PHONE, Stack

ZONE = "Australia/Sydney"
REFUSED = "SNS.OptedOutException"  # AWS says so of a number whose holder wants no more messages


def waiting(stack: Stack) -> None:
    """Four that wait, by each preference, one of them from another zone."""
    _create(stack, "Take the bread out of the oven", preference="email", waitSeconds=1500)
    _create(stack, "Pick Nora up from the station", preference="sms", waitSeconds=7000)
    _create(stack, "Call the plumber about the kitchen tap", preference="both", waitSeconds=90_000)
    _create(
        stack, "Renew the passport", preference="email", waitSeconds=40 * 86_400, timezone="Europe/London"
    )


def ended(stack: Stack) -> None:
    """One that was sent, one that was cancelled, and one whose SMS was refused."""
    stack.wait_until_final(_create(stack, "Water the garden", preference="email", waitSeconds=0)["id"])
    dropped = _create(stack, "Return the ladder", preference="email", waitSeconds=5000)
    assert stack.http.delete(f"/v1/reminders/{dropped['id']}").status_code == 200
    refused(stack, "Feed the neighbours' cat")


def refused(stack: Stack, message: str) -> dict[str, Any]:
    """One that was sent, made to look as if its SMS had been refused: the emulator refuses none."""
    created = _create(stack, message, preference="both", waitSeconds=0)
    stack.wait_until_final(created["id"])
    dynamodb, table = stack.aws.client("dynamodb"), stack.outputs["tableName"]
    (item,) = dynamodb.scan(
        TableName=table, FilterExpression="id = :id", ExpressionAttributeValues={":id": {"S": created["id"]}}
    )["Items"]
    dynamodb.update_item(
        TableName=table,
        Key={"owner": item["owner"], "id": item["id"]},
        UpdateExpression="SET #s = :partly, deliveries.sms.#s = :failed, deliveries.sms.#e = :refused"
        " REMOVE deliveries.sms.messageId",
        ExpressionAttributeNames={"#s": "status", "#e": "error"},
        ExpressionAttributeValues={
            ":partly": {"S": "partially_sent"},
            ":failed": {"S": "failed"},
            ":refused": {"S": REFUSED},
        },
    )
    return stack.get(created["id"])


def _create(stack: Stack, message: str, **body: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return stack.create(message=message, email=EMAIL, phone=PHONE, **{"timezone": ZONE} | body)
