"""`make local-check`: starts the system, uses all its features, and verifies the deliveries."""

import signal
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime

import urllib3

from tools.local.inbox.messages import read_messages
from tools.local.isolation import isolate
from tools.local.sign_in.outputs import endpoint
from tools.local.steps import step
from tools.local_check.child import ChildFailed, running_child
from tools.local_check.expectations import Delivered, Finding, Reminder, check_deliveries, check_status
from tools.local_check.schedules import use_schedules
from tools.local_check.user import BOTH, EMAIL, IN_AN_HOUR, SMS, SOON, User, create
from tools.local_provider.endpoint import Endpoint

TIMEOUT_SECONDS = 30
SETTLE_SECONDS = 2  # after the last delivery, to notice an unexpected one
POLL_SECONDS = 0.1


def main() -> int:
    """Prints the findings; returns 0 if all are as expected, else 1."""
    isolate()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        findings = _check()
    except (ChildFailed, urllib3.exceptions.HTTPError) as error:
        print(error, file=sys.stderr)
        return 1
    for finding in findings:
        print("✓" if finding.passed else "✗", finding.text)
    return 0 if all(finding.passed for finding in findings) else 1


def _check() -> list[Finding]:
    with ExitStack() as parts:
        with step("Start the system"):
            child = parts.enter_context(running_child())
        user = User(child.outputs)
        with step("Create, cancel, change, snooze reminders"):
            expected = _use(user)
        with step("Create schedules, skip and move occurrences, end one"):
            schedules = use_schedules(user)
            expected += schedules.reminders
        with step("Wait for the deliveries"):
            delivered = _watch(endpoint(child.outputs), user, expected)
        statuses = [check_status(user.read(reminder), status) for reminder, status in expected]
        statuses += schedules.findings(user)
    code = child.process.returncode
    return [
        *check_deliveries([reminder for reminder, status in expected if status == "sent"], delivered),
        *statuses,
        Finding(passed=code == 0, text=f"the system exited with code {code}"),
    ]


def _use(user: User) -> list[tuple[Reminder, str]]:
    """Returns each reminder as the API last returned it, and its expected final status.

    Reminders without a delivery come first, so that their due times pass first.
    """
    created = create(user, "Cancelled ☎", EMAIL, SOON)
    cancelled = user.call("DELETE", f"/reminders/{created['id']}")
    created = create(user, "Put off ☎", SMS, SOON)
    put_off = user.call("PATCH", f"/reminders/{created['id']}", IN_AN_HOUR)
    created = create(user, "Brought forward ☎", SMS, IN_AN_HOUR)
    forward = user.call(
        "PATCH", f"/reminders/{created['id']}", SOON | {"message": "Brought forward, with other words ☎"}
    )
    return [
        (cancelled, "cancelled"),
        (put_off, "scheduled"),
        (forward, "sent"),
        (create(user, "By email ☎", EMAIL, SOON), "sent"),
        (create(user, "By SMS ☎", SMS, SOON), "sent"),
        (create(user, "By both ☎", BOTH, SOON), "sent"),
        (user.call("POST", f"/reminders/{cancelled['id']}/snooze", SOON), "sent"),
    ]


def _watch(emulator: Endpoint, user: User, expected: list[tuple[Reminder, str]]) -> list[Delivered]:
    """Returns the deliveries until shortly after every reminder has its expected status, or a time-out."""
    seen: dict[str, Delivered] = {}
    deadline = time.monotonic() + TIMEOUT_SECONDS
    settled = False
    while time.monotonic() < deadline:
        for message in read_messages(emulator):
            seen.setdefault(message.message_id, (message, message.at or datetime.now(UTC)))
        if not settled and all(user.read(reminder)["status"] == status for reminder, status in expected):
            settled, deadline = True, time.monotonic() + SETTLE_SECONDS
        time.sleep(POLL_SECONDS)
    return list(seen.values())


if __name__ == "__main__":
    sys.exit(main())
