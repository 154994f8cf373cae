"""Reminders worth looking at, on a running system: waiting, sent, sent in part, cancelled."""

from typing import Any

from tests.stack import EMAIL, PHONE, Stack

ZONE = "Australia/Sydney"
REFUSED_PHONE = "+61491570313"  # one of the simulated recipients


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
    """One whose email was sent, and whose SMS was refused."""
    created = _create(stack, message, preference="both", phone=REFUSED_PHONE, waitSeconds=0)
    return stack.wait_until_final(created["id"])


def _create(stack: Stack, message: str, **body: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return stack.create(message=message, email=EMAIL, **{"phone": PHONE, "timezone": ZONE} | body)
