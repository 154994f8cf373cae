"""A reminder survives its item unchanged."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from workflow.creation import new_reminder
from workflow.item import from_item, to_item
from workflow.reminder import CHANNELS, Delivery, DeliveryStatus, Draft, Preference, Reminder, Status

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

texts = st.text(min_size=1, max_size=50)
moments = st.integers(0, 10**11).map(lambda millis: NOW + timedelta(milliseconds=millis))
seconds = st.integers(0, 10**9).map(lambda count: NOW + timedelta(seconds=count))
deliveries = st.builds(
    Delivery,
    status=st.sampled_from(get_args(DeliveryStatus)),
    at=st.none() | moments,
    message_id=st.none() | texts,
    error=st.none() | texts,
)


@st.composite
def reminders(draw: st.DrawFn) -> Reminder:
    preference: Preference = draw(st.sampled_from(get_args(Preference)))
    return Reminder(
        owner=draw(texts),
        id=draw(st.uuids().map(str)),
        status=draw(st.sampled_from(get_args(Status))),
        version=draw(st.integers(1)),
        generation=draw(st.integers(1)),
        preference=preference,
        message=draw(texts),
        subject=draw(st.none() | texts),
        email=draw(st.none() | texts),
        phone=draw(st.none() | texts),
        timezone=draw(texts),
        due_at=draw(seconds),
        created_at=draw(moments),
        updated_at=draw(moments),
        claimed_at=draw(st.none() | moments),
        claimed_by=draw(st.none() | texts),
        finished_at=draw(st.none() | moments),
        change_id=draw(texts),
        snoozed_from=draw(st.none() | texts),
        deliveries={channel: draw(deliveries) for channel in CHANNELS[preference]},
        check_at=draw(st.none() | moments),
        retain_until=draw(seconds),
        expires_at=draw(st.none() | seconds),
    )


@given(reminders())
def test_a_reminder_survives_its_item_unchanged(reminder: Reminder) -> None:
    assert from_item(to_item(reminder)) == reminder


def test_a_new_reminder_is_listed_as_upcoming_and_is_watched() -> None:
    draft = Draft(preference="both", message="Call", due_at=NOW + timedelta(hours=2))
    reminder = new_reminder(draft, owner="nora", now=NOW, change_id="c", retention=timedelta(days=90))
    item = to_item(reminder)
    assert item["listKey"] == {"S": "upcoming#2026-11-23T11:00:00Z"}
    assert item["checkAt"] == {"S": "2026-11-23T09:02:00.000Z"}
    assert item["watch"] == {"S": reminder.id[-1]}
    assert item["retainUntil"] == {"N": str(int((NOW + timedelta(days=90, hours=2)).timestamp()))}
    assert "expiresAt" not in item


def test_a_finished_reminder_is_listed_by_its_end_and_is_not_watched() -> None:
    draft = Draft(preference="email", message="Call", due_at=NOW)
    new = new_reminder(draft, owner="nora", now=NOW, change_id="c", retention=timedelta(days=90))
    item = to_item(replace(new, status="sent", finished_at=NOW, check_at=None))
    assert item["listKey"] == {"S": "finished#2026-11-23T09:00:00.000Z"}
    assert not {"watch", "checkAt"} & item.keys()
