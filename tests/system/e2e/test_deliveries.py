"""Tests deliveries: the right channels and text, not early, once."""

import re
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.stack import EMAIL, PHONE, Stack, wait_until
from tools.local_check.expectations import check_deliveries
from workflow.reminders.reminder import CHANNELS
from workflow.time.times import parse, seconds_text

pytestmark = pytest.mark.slow

TEXT = '☎️ 👩‍👩‍👧 café اتصل بالسبّاك غدًا a <b>&amp; "q" \\n ${x}'


def require_delivered(stack: Stack, reminders: list[dict[str, Any]]) -> None:
    """Requires the expected deliveries of `reminders`."""
    findings = check_deliveries(reminders, stack.deliveries_of(reminders))
    assert [finding.text for finding in findings if not finding.passed] == []


@pytest.mark.parametrize("preference", ["email", "sms", "both"])
def test_each_preference_is_delivered_once_unchanged_on_its_channels_and_not_early(
    stack: Stack, preference: str
) -> None:
    message = f"{TEXT}\n{uuid.uuid4()}"
    created = stack.create(message=message, preference=preference, email=EMAIL, phone=PHONE, waitSeconds=2)
    assert created["message"] == message
    require_delivered(stack, [created])
    ended = stack.get(created["id"])
    assert ended["status"] == "sent"
    assert {name: delivery["status"] for name, delivery in ended["deliveries"].items()} == dict.fromkeys(
        CHANNELS[created["preference"]], "sent"
    )
    assert parse(ended["dueAt"]) <= parse(ended["claimedAt"]) <= parse(ended["finishedAt"])


def test_an_email_has_subject_due_time_in_its_zone_and_links_for_its_recipient(stack: Stack) -> None:
    message = f"Call <the> plumber {uuid.uuid4()}"
    due = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=2)
    created = stack.create(
        message=message,
        preference="email",
        email=EMAIL,
        subject="The tap",
        dueAt=seconds_text(due),
        timezone="Asia/Kolkata",
    )
    stack.wait_until_final(created["id"])
    (email,) = stack.delivered(message)
    at = f"{due + timedelta(hours=5, minutes=30):%H:%M} (Asia/Kolkata, UTC+05:30)"
    assert email.subject == "The tap"
    assert at in email.text
    assert f"{stack.outputs['demoUser']['username']} asked for this to be sent to you" in email.text
    assert created["id"] not in email.text, "nobody else can open it"
    links = re.findall(rf"{re.escape(stack.site_url)}/m/[\w-]+#(\w+)", email.text)
    assert links == ["done", "snooze", "stop"]
    assert email.html is not None
    assert "Call &lt;the&gt; plumber" in email.html
    assert re.findall(rf'href="{re.escape(stack.site_url)}/m/[\w-]+#(\w+)"', email.html) == links


def test_a_delivery_is_printed_and_saved(stack: Stack) -> None:
    message = f"Call {uuid.uuid4()}"
    stack.create(message=message, preference="both", email=EMAIL, phone=PHONE, waitSeconds=0)
    wait_until(lambda: stack.child.printed.count(message) == 2)
    lines = [line for line in stack.child.printed.splitlines() if message in line]
    assert {line.split()[0] for line in lines} == {"email", "sms"}
    for line in lines:
        assert " s after it was due: " in line
        file = line.rpartition("[")[2].rstrip("]")
        assert message in (stack.child.state / "outbox" / file).read_text(encoding="utf-8")
