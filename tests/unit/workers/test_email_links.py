"""The links and headers of an email by recipient, and its reply address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from moto import mock_aws

from tests.aws import REGION, create_table, fail
from tests.unit.workers.conftest import NOW, SETTINGS, claimed_reminder
from tests.unit.workers.test_email_message import Page
from workers.email_delivery import EmailDelivery, MailServiceUnavailable
from workflow.links.outgoing import links_of
from workflow.reminders.reminder import Reminder
from workflow.storage.recipients.stack_key import StackKey, StackKeys

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEY = StackKey("1", bytes(range(32)))
MACHINES = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
LONGEST_VALUE = 870
"""https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html"""


SET_BY_SES = {
    *("bcc", "cc", "content-disposition", "content-type", "date", "from", "message-id", "mime-version"),
    *("reply-to", "return-path", "subject", "to"),
}
"""SES rejects these as headers of simple content.

https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
"""


class FixedKey(StackKeys):
    """A key that is not read from a table."""

    def __init__(self) -> None:
        self._known = {KEY.id: KEY}


@pytest.fixture
def requests() -> list[dict[str, Any]]:
    return []


def deliver(reminder: Reminder, requests: list[dict[str, Any]], **changed: str) -> dict[str, Any]:
    """Delivers `reminder`; returns the request to SES."""
    settings = replace(SETTINGS, **changed)
    with mock_aws():
        ses = boto3.client("sesv2", region_name=REGION)
        ses.create_email_identity(EmailIdentity=settings.sender_email)
        ses.meta.events.register(
            "provide-client-params.sesv2.SendEmail", lambda params, **_: requests.append(params)
        )
        keys = FixedKey() if settings.message_links == "yes" else None
        assert EmailDelivery(ses, settings, lambda: NOW, keys).deliver(reminder).status == "sent"
    return requests[-1]


def headers(request: dict[str, Any]) -> dict[str, str]:
    return {each["Name"]: each["Value"] for each in request["Content"]["Simple"]["Headers"]}


def bodies(request: dict[str, Any]) -> tuple[str, Page]:
    body = request["Content"]["Simple"]["Body"]
    return body["Text"]["Data"], Page(body["Html"]["Data"])


def test_no_header_is_duplicated_or_set_by_ses_too(requests: list[dict[str, Any]]) -> None:
    request = deliver(claimed_reminder(asked_by="tim@example.org"), requests, reply_to="office@example.org")
    names = [each["Name"].lower() for each in request["Content"]["Simple"]["Headers"]]
    assert len(set(names)) == len(names)
    assert SET_BY_SES.isdisjoint(names)
    assert request["ReplyToAddresses"] == ["office@example.org"]


def test_another_recipient_than_the_creator_has_all_links_and_one_click(
    requests: list[dict[str, Any]],
) -> None:
    reminder = claimed_reminder(asked_by="tim@example.org", owner="o" * 128)
    request = deliver(reminder, requests)
    links = links_of(reminder, KEY, SETTINGS.site_url)
    assert headers(request) == MACHINES | {
        "List-Unsubscribe": f"<{links.one_click}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    text, page = bodies(request)
    assert page.links == [links.done, links.snooze, links.stop]
    for link in page.links:
        assert link
        assert link in text
    assert text.index("Call the plumber") < text.index("Done:") < text.index("tim@") < text.index("Stop")
    assert page.text.index("Call the plumber") < page.text.index("Done") < page.text.index("tim@")
    assert all(len(value) <= LONGEST_VALUE and value.isascii() for value in headers(request).values())


def test_a_creator_gets_no_link_to_stop(requests: list[dict[str, Any]]) -> None:
    reminder = claimed_reminder(asked_by="Nora@Example.org")
    request = deliver(reminder, requests)
    links = links_of(reminder, KEY, SETTINGS.site_url)
    assert headers(request) == MACHINES
    own = f"{SETTINGS.site_url}/reminders/{reminder.id}"
    assert bodies(request)[1].links == [links.done, links.snooze, own]


def test_without_https_there_is_no_one_click_header(requests: list[dict[str, Any]]) -> None:
    reminder = claimed_reminder(asked_by="tim@example.org")
    request = deliver(reminder, requests, site_url="http://localhost:4567")
    assert headers(request) == MACHINES
    assert len(bodies(request)[1].links) == 3


def test_if_links_are_off_an_email_has_none(requests: list[dict[str, Any]]) -> None:
    request = deliver(claimed_reminder(asked_by="tim@example.org"), requests, message_links="no")
    assert headers(request) == MACHINES
    assert bodies(request)[1].links == []
    assert "http" not in bodies(request)[0]


def test_the_reply_address_is_that_of_the_config(requests: list[dict[str, Any]]) -> None:
    assert deliver(claimed_reminder(), requests)["ReplyToAddresses"] == []
    request = deliver(claimed_reminder(), requests, reply_to="desk@example.org")
    assert request["ReplyToAddresses"] == ["desk@example.org"]


def test_each_attempt_sends_the_same_links(requests: list[dict[str, Any]]) -> None:
    reminder = claimed_reminder()
    assert deliver(reminder, requests)["Content"] == deliver(reminder, requests)["Content"]


def test_opening_an_email_loads_nothing(requests: list[dict[str, Any]]) -> None:
    html = deliver(claimed_reminder(), requests)["Content"]["Simple"]["Body"]["Html"]["Data"]
    assert not re.search(r"<(img|link|script|iframe|object|video|svg)|url\(|@import|src=|background=", html)


def test_the_layout_supports_dark_mode_any_script_and_long_words(requests: list[dict[str, Any]]) -> None:
    html = deliver(claimed_reminder(asked_by="\u05e0\u05d5\u05e2\u05d4"), requests)["Content"]["Simple"][
        "Body"
    ]
    html = html["Html"]["Data"]
    assert '<meta name="color-scheme" content="light dark">' in html
    assert "@media (prefers-color-scheme: dark)" in html
    assert '<pre dir="auto"' in html
    assert "unicode-bidi: plaintext" in html
    assert "overflow-wrap: anywhere" in html
    assert "\u2068\u05e0\u05d5\u05e2\u05d4\u2069 asked" in html


@pytest.fixture
def dynamodb() -> Iterator[DynamoDBClient]:
    with mock_aws():
        yield boto3.client("dynamodb", region_name=REGION)


def test_without_the_key_an_email_is_retried_and_not_sent_without_links(dynamodb: DynamoDBClient) -> None:
    keys = StackKeys(dynamodb, create_table(dynamodb))
    fail(dynamodb, "GetItem", "ThrottlingException")
    never: Any = None
    with pytest.raises(MailServiceUnavailable, match=r"^LinkKeyUnreadable$"):
        EmailDelivery(never, SETTINGS, lambda: NOW, keys).deliver(claimed_reminder())
