"""The verdict: whatever is not exactly as asked for is found."""

from datetime import UTC, datetime, timedelta

import pytest

from local.captured import Captured
from local.verdict import Expected, Seen, ending, judge

DUE = datetime(2026, 3, 1, 12, tzinfo=UTC)
EMAIL = Expected(channel="email", recipient="a@example.org", text="Call ☎", due=DUE)
SMS = Expected(channel="sms", recipient="+61491570156", text="Call ☎", due=DUE)


def seen(
    wanted: Expected, *, late: float = 0.5, number: int = 1, recipient: str = "", text: str = ""
) -> Seen:
    usual = f"{wanted.text}\n\nDue: …\n" if wanted.channel == "email" else wanted.text
    message = Captured(
        channel=wanted.channel,
        message_id=f"{wanted.channel}{number}",
        recipient=recipient or wanted.recipient,
        text=text or usual,
    )
    return Seen(message=message, at=DUE + timedelta(seconds=late))


def test_all_as_asked_for() -> None:
    findings = judge([EMAIL, SMS], [seen(SMS), seen(EMAIL)])
    assert [finding.right for finding in findings] == [True, True]
    assert findings[0].text == "email to a@example.org: 'Call ☎' was delivered once, 0.5 s after it was due"


@pytest.mark.parametrize(
    ("delivered", "said"),
    [
        ([seen(SMS)], "delivered 0 times"),
        ([seen(SMS), seen(EMAIL), seen(EMAIL, number=2)], "delivered 2 times"),
        ([seen(SMS), seen(EMAIL, late=-0.1)], "-0.1 s after it was due"),
        ([seen(SMS), seen(EMAIL, recipient="b@example.org")], "b@example.org"),
        ([seen(SMS), seen(EMAIL, text="Call\n\n")], "was not asked for"),
        ([seen(SMS), seen(EMAIL), seen(SMS, number=2, text="Call ☎\n\nmore")], "was not asked for"),
    ],
)
def test_what_is_wrong_is_found(delivered: list[Seen], said: str) -> None:
    wrong = [finding.text for finding in judge([EMAIL, SMS], delivered) if not finding.right]
    assert any(said in text for text in wrong), wrong


def ended(status: str, **deliveries: str) -> dict[str, object]:
    """A reminder as the API shows it, as far as the verdict reads it."""
    shown = {name: {"status": delivery} for name, delivery in deliveries.items()}
    return {"message": "Call", "status": status, "deliveries": shown}


@pytest.mark.parametrize(
    ("reminder", "status", "right"),
    [
        (ended("sent", email="sent", sms="sent"), "sent", True),
        (ended("sent", email="sent", sms="failed"), "sent", False),
        (ended("partially_sent", email="sent", sms="sent"), "sent", False),
        (ended("cancelled", email="not_sent"), "cancelled", True),
        (ended("cancelled", email="sent"), "cancelled", False),
        (ended("scheduled", sms="waiting"), "scheduled", True),
        (ended("sent", sms="sent"), "scheduled", False),
    ],
)
def test_how_a_reminder_ended(reminder: dict[str, object], status: str, right: bool) -> None:
    finding = ending(reminder, status)
    assert finding.right is right
    assert finding.text.endswith(f", not {status}") is not right
