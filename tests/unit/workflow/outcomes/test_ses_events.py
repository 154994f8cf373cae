"""Each SES event is parsed into a delivery outcome and a mark on the recipient's address."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.workflow.outcomes.events import ADDRESS, bounce, complaint, delivery, event, reject
from workflow.outcomes.outcome import COMPLAINED, DELIVERED, SOFTLY_UNDELIVERED, UNDELIVERED
from workflow.outcomes.ses_events import TOPIC_TEST, Feedback, NotAnEvent, read

TAGS = {"owner": "nora", "reminder": "r1"}


def parsed(body: str) -> Feedback:
    found = read(body)
    assert found is not None
    assert (found.owner, found.reminder_id, found.address) == ("nora", "r1", ADDRESS)
    return found


@pytest.mark.parametrize(
    ("body", "status", "code", "rank", "mark"),
    [
        (delivery(TAGS), "delivered", "accepted", DELIVERED, None),
        (bounce("Permanent", "General", TAGS), "undelivered", "rejected", UNDELIVERED, "bounced"),
        (bounce("Permanent", "NoEmail", TAGS), "undelivered", "mailbox_unknown", UNDELIVERED, "bounced"),
        (
            bounce("Permanent", "Suppressed", TAGS),
            "undelivered",
            "recipient_suppressed",
            UNDELIVERED,
            "bounced",
        ),
        (
            bounce("Permanent", "OnAccountSuppressionList", TAGS),
            "undelivered",
            "recipient_suppressed",
            UNDELIVERED,
            "bounced",
        ),
        (bounce("Permanent", "SomethingNew", TAGS), "undelivered", "rejected", UNDELIVERED, "bounced"),
        (
            bounce("Transient", "General", TAGS),
            "undelivered",
            "temporary_failure",
            SOFTLY_UNDELIVERED,
            None,
        ),
        (bounce("Transient", "MailboxFull", TAGS), "undelivered", "mailbox_full", SOFTLY_UNDELIVERED, None),
        (bounce("Transient", "MessageTooLarge", TAGS), "undelivered", "too_large", SOFTLY_UNDELIVERED, None),
        (
            bounce("Transient", "ContentRejected", TAGS),
            "undelivered",
            "content_rejected",
            SOFTLY_UNDELIVERED,
            None,
        ),
        (
            bounce("Transient", "AttachmentRejected", TAGS),
            "undelivered",
            "attachment_rejected",
            SOFTLY_UNDELIVERED,
            None,
        ),
        (
            bounce("Undetermined", "Undetermined", TAGS),
            "undelivered",
            "temporary_failure",
            SOFTLY_UNDELIVERED,
            None,
        ),
        (complaint(TAGS), "complained", "marked_as_unwanted", COMPLAINED, "complained"),
        (
            complaint(TAGS, complaintFeedbackType=None),
            "complained",
            "marked_as_unwanted",
            COMPLAINED,
            "complained",
        ),
        (
            complaint(TAGS, complaintSubType="OnAccountSuppressionList"),
            "undelivered",
            "recipient_suppressed",
            UNDELIVERED,
            "complained",
        ),
        (reject(TAGS), "undelivered", "virus", UNDELIVERED, None),
    ],
)
def test_an_event_is_parsed(body: str, status: str, code: str, rank: int, mark: str | None) -> None:
    found = parsed(body)
    assert (found.outcome.status, found.outcome.code, found.outcome.rank, found.mark) == (
        status,
        code,
        rank,
        mark,
    )


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
