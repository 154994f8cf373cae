"""`make local-check`: starts the system, leads reminders through their lives, verifies what comes."""

import signal
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

import urllib3

from tools.local.inbox.captured import captured
from tools.local.isolation import isolate
from tools.local.steps import step
from tools.local_check.child import ChildFailed, running_child
from tools.local_check.verdict import Delivered, Finding, Reminder, ending, judge

SOON = {"waitSeconds": 4}
IN_AN_HOUR = {"waitSeconds": 3600}
EMAIL = {"preference": "email", "email": "success@simulator.amazonses.com"}
SMS = {"preference": "sms", "phone": "+61491570156"}
BOTH = EMAIL | SMS | {"preference": "both"}
PATIENCE_SECONDS = 30
SETTLE_SECONDS = 2  # after the last delivery, for one that would be too many
POLL_SECONDS = 0.1


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
        user = _User(child.outputs)
        with step("Ask, cancel, change and snooze"):
            lives = _ask(user)
        with step("Wait for the deliveries"):
            delivered = _watch(child.outputs["endpointUrl"], user, lives)
        ended = [ending(user.read(reminder), status) for reminder, status in lives]
    stopped = child.process.returncode
    return [
        *judge([reminder for reminder, status in lives if status == "sent"], delivered),
        *ended,
        Finding(right=stopped == 0, text=f"stopped with {stopped}"),
    ]


class _User:
    """Whoever uses the system: calls its API; another answer than a reminder raises ChildFailed."""

    def __init__(self, outputs: Mapping[str, Any]) -> None:
        self._reminders = f"{outputs['apiUrl']}/reminders"
        self._headers = {"Authorization": f"Bearer {outputs['token']}"}

    def create(self, message: str, to: Mapping[str, str], when: Mapping[str, int]) -> Reminder:
        return self.call("POST", body={"message": message, **to, **when})

    def call(self, method: str, path: str = "", body: Mapping[str, Any] | None = None) -> Reminder:
        url = self._reminders + path
        answer = urllib3.request(method, url, json=body, headers=self._headers, retries=False)
        if answer.status not in (200, 201):
            raise ChildFailed(f"{method} {url} was answered {answer.status}: {answer.data.decode()}")
        reminder: Reminder = answer.json()
        return reminder

    def read(self, reminder: Reminder) -> Reminder:
        return self.call("GET", f"/{reminder['id']}")


def _ask(user: _User) -> list[tuple[Reminder, str]]:
    """Each reminder as it was last acknowledged, and the status that it must have in the end.

    Those that must bring nothing come first, so that their time passes first.
    """
    asked = user.create("Cancelled ☎", EMAIL, SOON)
    cancelled = user.call("DELETE", f"/{asked['id']}")
    asked = user.create("Put off ☎", SMS, SOON)
    put_off = user.call("PATCH", f"/{asked['id']}", IN_AN_HOUR)
    asked = user.create("Brought forward ☎", SMS, IN_AN_HOUR)
    forward = user.call("PATCH", f"/{asked['id']}", SOON | {"message": "Brought forward, with other words ☎"})
    return [
        (cancelled, "cancelled"),
        (put_off, "scheduled"),
        (forward, "sent"),
        (user.create("By email ☎", EMAIL, SOON), "sent"),
        (user.create("By SMS ☎", SMS, SOON), "sent"),
        (user.create("By both ☎", BOTH, SOON), "sent"),
        (user.call("POST", f"/{cancelled['id']}/snooze", SOON), "sent"),
    ]


def _watch(endpoint_url: str, user: _User, lives: list[tuple[Reminder, str]]) -> list[Delivered]:
    """What is delivered until every reminder is as it must end, and shortly after; or until patience ends."""
    seen: dict[str, Delivered] = {}
    give_up = time.monotonic() + PATIENCE_SECONDS
    settled = False
    while time.monotonic() < give_up:
        for message in captured(endpoint_url):
            seen.setdefault(message.message_id, (message, message.at or datetime.now(UTC)))
        if not settled and all(user.read(reminder)["status"] == status for reminder, status in lives):
            settled, give_up = True, time.monotonic() + SETTLE_SECONDS
        time.sleep(POLL_SECONDS)
    return list(seen.values())


if __name__ == "__main__":
    sys.exit(main())
