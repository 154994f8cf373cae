"""Each SES event is parsed into a delivery outcome and a mark on the recipient's address."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.workflow.outcomes.events import ADDRESS, bounce, complaint, delivery, event, reject
from workflow.outcomes.outcome import SOFTLY_UNDELIVERED, UNDELIVERED
from workflow.outcomes.ses_events import TOPIC_TEST, Feedback, NotAnEvent, read

TAGS = {"owner": "nora", "reminder": "r1"}


def parsed(body: str) -> Feedback:
    found = read(body)
    assert found is not None
    assert (found.owner, found.reminder_id, found.address) == ("nora", "r1", ADDRESS)
    return found


@pytest.mark.parametrize(
    ("kind", "subtype", "code"),
    [
        ("Permanent", "General", "rejected"),
        ("Permanent", "NoEmail", "mailbox_unknown"),
        ("Permanent", "Suppressed", "recipient_suppressed"),
        ("Permanent", "OnAccountSuppressionList", "recipient_suppressed"),
        ("Permanent", "SomethingNew", "rejected"),
        ("Transient", "General", "temporary_failure"),
        ("Transient", "MailboxFull", "mailbox_full"),
        ("Transient", "MessageTooLarge", "too_large"),
        ("Transient", "ContentRejected", "content_rejected"),
        ("Transient", "AttachmentRejected", "attachment_rejected"),
        ("Undetermined", "Undetermined", "temporary_failure"),
    ],
)
def test_a_bounce_is_undelivered_and_marks_the_address_only_if_it_is_permanent(
    kind: str, subtype: str, code: str
) -> None:
    found = parsed(bounce(kind, subtype, TAGS))
    assert (found.outcome.status, found.outcome.code) == ("undelivered", code)
    is_permanent = kind == "Permanent"
    assert found.outcome.rank == (UNDELIVERED if is_permanent else SOFTLY_UNDELIVERED)
    assert found.mark == ("bounced" if is_permanent else None)


@pytest.mark.parametrize(
    ("body", "status", "code", "mark"),
    [
        (delivery(TAGS), "delivered", "accepted", None),
        (complaint(TAGS), "complained", "marked_as_unwanted", "complained"),
        (complaint(TAGS, complaintFeedbackType=None), "complained", "marked_as_unwanted", "complained"),
        (
            complaint(TAGS, complaintSubType="OnAccountSuppressionList"),
            "undelivered",
            "recipient_suppressed",
            "complained",
        ),
        (reject(TAGS), "undelivered", "virus", None),
    ],
    ids=["delivery", "complaint", "complaint of no kind", "suppressed after a complaint", "virus"],
)
def test_another_event_is_parsed(body: str, status: str, code: str, mark: str | None) -> None:
    found = parsed(body)
    assert (found.outcome.status, found.outcome.code, found.mark) == (status, code, mark)


@pytest.mark.parametrize(
    "body",
    [
        TOPIC_TEST,
        complaint(TAGS, complaintFeedbackType="not-spam"),
        complaint(TAGS, complaintFeedbackType="auth-failure"),
        event("Send", {}, TAGS),
        event("DeliveryDelay", {"delayType": "MailboxFull"}, TAGS),
    ],
)
def test_an_event_without_an_outcome_is_ignored(body: str) -> None:
    assert read(body) is None


def test_an_email_of_an_older_release_without_the_tag_names_no_owner() -> None:
    found = read(bounce("Permanent", "General", {"reminder": "r1"}))
    assert found is not None
    assert (found.owner, found.mark) == (None, "bounced")


def without(body: str, *path: str) -> str:
    document = json.loads(body)
    place = document
    for name in path[:-1]:
        place = place[name]
    del place[path[-1]]
    return json.dumps(document)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        '"text"',
        "{}",
        TOPIC_TEST.lower(),
        '{"eventType": "Bounce"}',
        '{"eventType": ["Bounce"]}',
        without(delivery(TAGS), "delivery", "timestamp"),
        without(bounce("Permanent", "General"), "mail", "destination"),
        delivery(TAGS, timestamp="yesterday"),
        delivery(TAGS, timestamp="2026-11-23T22:00:03.500"),
        json.dumps({"Type": "Notification", "Message": delivery(TAGS)}),
    ],
)
def test_anything_else_is_rejected_without_quoting_it(body: str) -> None:
    with pytest.raises(NotAnEvent, match=r"^not an event of SES$") as caught:
        read(body)
    assert caught.value.__cause__ is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda parts: (
            st.lists(parts)
            | st.dictionaries(st.sampled_from(["eventType", "mail", "bounce", "tags", "x"]), parts)
        ),
    )
)
def test_no_json_value_raises_another_error(value: object) -> None:
    with suppress(NotAnEvent):
        read(json.dumps(value))
