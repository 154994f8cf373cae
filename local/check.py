"""`make local-check`: starts the system, leads reminders through their lives, verifies what comes."""

import signal
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime

import urllib3

from local.api_calls import ApiCalls
from local.captured import captured
from local.child import Child, ChildFailed, running_child
from local.isolation import isolate
from local.lives import Life, lives
from local.steps import step
from local.verdict import Finding, Seen, ending, judge

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
        api = ApiCalls(child.outputs["apiUrl"], child.outputs["token"])
        with step("Ask, cancel, change and snooze"):
            begun = list(lives(api))
        with step("Wait for the deliveries"):
            seen = _watch(child, api, begun)
        ended = [(life, api.read(life.reminder)) for life in begun]
    return [
        *judge([wanted for life in begun for wanted in life.expected], seen),
        *(ending(reminder, life.status) for life, reminder in ended),
        Finding(right=child.process.returncode == 0, text=f"stopped with {child.process.returncode}"),
    ]


def _watch(child: Child, api: ApiCalls, begun: list[Life]) -> list[Seen]:
    """What is delivered until every reminder is as it must end, and shortly after; or until patience ends."""
    seen: dict[str, Seen] = {}
    give_up = time.monotonic() + PATIENCE_SECONDS
    settled = False
    while time.monotonic() < give_up:
        for message in captured(child.outputs["endpointUrl"]):
            seen.setdefault(message.message_id, Seen(message=message, at=message.at or datetime.now(UTC)))
        if not settled and all(api.read(life.reminder)["status"] == life.status for life in begun):
            settled, give_up = True, time.monotonic() + SETTLE_SECONDS
        time.sleep(POLL_SECONDS)
    return list(seen.values())


if __name__ == "__main__":
    sys.exit(main())
