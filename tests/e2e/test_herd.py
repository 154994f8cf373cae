"""Many reminders due in the same second: each is sent, once, and none before its time.

As many as `HERD` says, 200 without it.
"""

import os
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from local.captured import captured
from tests.e2e.service import listed, service
from tests.stack import PHONE, Stack, wait_until
from workflow.reminder import Draft
from workflow.times import parse

pytestmark = pytest.mark.slow

HERD = int(os.environ.get("HERD", "200"))
MADE_PER_SECOND, SENT_PER_SECOND = 20, 5
"""What is asked of the machine that the emulator runs on, at least."""


def test_all_that_are_due_in_one_second_are_sent_once(
    stack: Stack, capsys: pytest.CaptureFixture[str]
) -> None:
    reminders = service(stack)
    due_at = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=5 + HERD / MADE_PER_SECOND)
    texts = [f"Herd, number {number} of {HERD}" for number in range(HERD)]

    def make(text: str) -> None:
        draft = Draft(preference="sms", message=text, phone=PHONE, due_at=due_at)
        reminders.create(draft, owner=stack.owner)

    with ThreadPoolExecutor(4) as makers:
        list(makers.map(make, texts))
    assert datetime.now(UTC) < due_at, "making the reminders took too long for this test to mean anything"

    wait_until(lambda: not herd(stack, "upcoming"), 30 + HERD / SENT_PER_SECOND)
    time.sleep(1)  # for a message that would be too many
    ends = herd(stack, "finished")
    assert {end["message"]: end["status"] for end in ends} == dict.fromkeys(texts, "sent")
    assert min(parse(end["claimedAt"]) for end in ends) >= due_at
    left = Counter(message.text for message in captured(stack.outputs["endpointUrl"]))
    assert {text: left[text] for text in texts} == dict.fromkeys(texts, 1)
    took = max(parse(end["finishedAt"]) for end in ends) - due_at
    with capsys.disabled():
        print(f"\n{HERD} due in one second: all sent once, the last {took.total_seconds():.0f} s later")


def herd(stack: Stack, state: str) -> list[dict[str, Any]]:
    """The herd's reminders in this state."""
    return [item for item in listed(stack, state=state) if item["message"].startswith("Herd, ")]
