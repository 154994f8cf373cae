"""`make local-check`: starts the system, asks for reminders of each preference, verifies what comes."""

import signal
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

import urllib3

from local.captured import captured
from local.child import Child, ChildFailed, running_child
from local.isolation import isolate
from local.steps import step
from local.verdict import Expected, Finding, Seen, judge
from workflow.reminder import CHANNELS
from workflow.times import parse

WAIT_SECONDS = 4
PATIENCE_SECONDS = 30
SETTLE_SECONDS = 2  # after the last delivery, for one that would be too many
POLL_SECONDS = 0.1
FINAL = {"sent", "partially_sent", "failed", "cancelled"}

EMAIL, PHONE = "success@simulator.amazonses.com", "+61491570156"
REMINDERS: tuple[dict[str, str], ...] = (
    {"preference": "email", "message": "By email ☎", "email": EMAIL},
    {"preference": "sms", "message": "By SMS ☎", "phone": PHONE},
    {"preference": "both", "message": "By both ☎", "email": EMAIL, "phone": PHONE},
)


def main() -> int:
    """Prints what it saw; 0 when all is as it must be, else 1."""
    isolate()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        findings = _check()
    except (ChildFailed, urllib3.exceptions.HTTPError) as error:
        print(error, file=sys.stderr)
        return 1
    for finding in findings:
        print("✓" if finding.right else "✗", finding.text)
    return 0 if all(finding.right for finding in findings) else 1


def _check() -> list[Finding]:
    with ExitStack() as parts:
        with step("Start the system"):
            child = parts.enter_context(running_child())
        with step("Ask for a reminder on each preference"):
            asked = [_create(child, reminder) for reminder in REMINDERS]
        with step("Wait for the deliveries"):
            seen = _watch(child, [reminder["id"] for reminder in asked])
        ended = [_read(child, reminder["id"]) for reminder in asked]
    expected = [wanted for reminder in asked for wanted in _expected(reminder)]
    return [
        *judge(expected, seen),
        *(_status(reminder) for reminder in ended),
        Finding(right=child.process.returncode == 0, text=f"stopped with {child.process.returncode}"),
    ]


def _create(child: Child, reminder: dict[str, str]) -> dict[str, Any]:
    body = reminder | {"waitSeconds": WAIT_SECONDS}
    answer = urllib3.request("POST", f"{child.outputs['apiUrl']}/reminders", json=body, retries=False)
    if answer.status != 201:
        raise ChildFailed(f"Creating a reminder was answered {answer.status}: {answer.data.decode()}")
    created: dict[str, Any] = answer.json()
    return created


def _read(child: Child, reminder_id: str) -> dict[str, Any]:
    url = f"{child.outputs['apiUrl']}/reminders/{reminder_id}"
    reminder: dict[str, Any] = urllib3.request("GET", url, retries=False).json()
    return reminder


def _watch(child: Child, ids: list[str]) -> list[Seen]:
    """What is delivered until every reminder is final, and shortly after; or until patience ends."""
    seen: dict[str, Seen] = {}
    give_up = time.monotonic() + PATIENCE_SECONDS
    settled = False
    while time.monotonic() < give_up:
        for message in captured(child.outputs["endpointUrl"]):
            seen.setdefault(message.message_id, Seen(message=message, at=message.at or datetime.now(UTC)))
        if not settled and all(_read(child, one)["status"] in FINAL for one in ids):
            settled, give_up = True, time.monotonic() + SETTLE_SECONDS
        time.sleep(POLL_SECONDS)
    return list(seen.values())


def _expected(reminder: dict[str, Any]) -> list[Expected]:
    address = {"email": reminder["email"], "sms": reminder["phone"]}
    due = parse(reminder["dueAt"])
    return [
        Expected(channel=channel, recipient=address[channel], text=reminder["message"], due=due)
        for channel in CHANNELS[reminder["preference"]]
    ]


def _status(reminder: dict[str, Any]) -> Finding:
    channels = {name: delivery["status"] for name, delivery in reminder["deliveries"].items()}
    right = reminder["status"] == "sent" and set(channels.values()) == {"sent"}
    return Finding(right=right, text=f"{reminder['preference']} ended as {reminder['status']}: {channels}")


if __name__ == "__main__":
    sys.exit(main())
