"""A reminder is the same after it was written to its item and read back."""

from datetime import UTC, datetime, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from tests.new_reminder import new_reminder
from workflow.outcomes.outcome import Outcome, OutcomeCode, OutcomeStatus
from workflow.reminders.reminder import Channel, Delivery, DeliveryStatus, Draft, Preference, Reminder, Status
from workflow.storage.item import from_item, to_item

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


reminders = st.builds(
    Reminder,
    id=st.uuids().map(str),
    status=st.sampled_from(get_args(Status)),
    preference=st.sampled_from(get_args(Preference)),
    deliveries=st.dictionaries(st.sampled_from(get_args(Channel)), deliveries, min_size=1),
    expires_at=st.none() | seconds,
    email_feedback=st.none()
    | st.builds(
        Outcome,
        status=st.sampled_from(get_args(OutcomeStatus)),
        at=moments,
        code=st.sampled_from(get_args(OutcomeCode)),
    ),
    **dict.fromkeys(["version", "generation"], st.integers(1)),
    **dict.fromkeys(["owner", "message", "timezone", "change_id"], texts),
    **dict.fromkeys(
        ["subject", "email", "phone", "claimed_by", "snoozed_from", "asked_by", "reference"],
        st.none() | texts,
    ),
    snoozes=st.lists(texts, max_size=3).map(tuple),
    metadata=st.dictionaries(texts, texts, max_size=16),
    **dict.fromkeys(["created_at", "updated_at"], moments),
    **dict.fromkeys(
        ["claimed_at", "finished_at", "check_at", "attention_since", "done_at"], st.none() | moments
    ),
    **dict.fromkeys(["due_at", "retain_until"], seconds),
)


@given(reminders)
def test_a_reminder_survives_its_item_unchanged(reminder: Reminder) -> None:
    assert from_item(to_item(reminder)) == reminder


def test_a_new_reminder_is_listed_as_upcoming_and_has_a_next_check() -> None:
    draft = Draft(preference="both", message="Call", due_at=NOW + timedelta(hours=2))
    reminder = new_reminder(draft, owner="nora", now=NOW, change_id="c", retention=timedelta(days=90))
    item = to_item(reminder)
    assert item["listKey"] == {"S": "upcoming#2026-11-23T11:00:00Z"}
    assert item["checkAt"] == {"S": "2026-11-23T09:02:00.000Z"}
    assert item["watch"] == {"S": reminder.id[-1]}
    assert item["retainUntil"] == {"N": str(int((NOW + timedelta(days=90, hours=2)).timestamp()))}
    assert not {"expiresAt", "reference", "referenceKey", "metadata"} & item.keys()
