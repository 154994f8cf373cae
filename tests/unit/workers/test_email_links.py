"""The links and headers of an email by recipient, and its reply address."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from unittest.mock import Mock

import pytest

from tests.aws import fail
from tests.unit.workers.conftest import NOW, SETTINGS, claimed_reminder
from tests.unit.workers.test_email_message import Page
from tests.unit.workflow.conftest import World
from workers.email_delivery import EmailDelivery, MailServiceUnavailable
from workflow.links.outgoing import links_of
from workflow.reminders.reminder import Reminder
from workflow.storage.recipients.stack_key import StackKey, StackKeys

KEY = StackKey("1", bytes(range(32)))
MACHINES = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
LONGEST_VALUE = 870
"""https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html"""


class FixedKey(StackKeys):
    """A key that is not read from a table."""

    def __init__(self) -> None:
        self._known = {KEY.id: KEY}


def deliver(reminder: Reminder, **changed: str) -> dict[str, Any]:
    """Delivers `reminder` with these settings changed; returns the request to SES."""
    settings = replace(SETTINGS, **changed)
    ses: Any = Mock(**{"send_email.return_value": {"MessageId": "1"}})
    keys = FixedKey() if settings.message_links == "yes" else None
    assert EmailDelivery(ses, settings, lambda: NOW, keys).deliver(reminder).status == "sent"
    request: dict[str, Any] = ses.send_email.call_args.kwargs
    return request


def headers(request: dict[str, Any]) -> dict[str, str]:
    found = request["Content"]["Simple"]["Headers"]
    by_name = {each["Name"]: each["Value"] for each in found}
    assert len(by_name) == len(found), "a header is duplicated"
    return by_name


def bodies(request: dict[str, Any]) -> tuple[str, Page]:
    body = request["Content"]["Simple"]["Body"]
    return body["Text"]["Data"], Page(body["Html"]["Data"])


def test_another_recipient_than_the_creator_has_all_links_and_one_click() -> None:
    reminder = claimed_reminder(asked_by="tim@example.org", owner="o" * 128)
    request = deliver(reminder)
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


def test_a_creator_gets_no_link_to_stop() -> None:
    reminder = claimed_reminder(asked_by="Nora@Example.org")
    request = deliver(reminder)
    links = links_of(reminder, KEY, SETTINGS.site_url)
    assert headers(request) == MACHINES
    own = f"{SETTINGS.site_url}/reminders/{reminder.id}"
    assert bodies(request)[1].links == [links.done, links.snooze, own]


def test_without_https_there_is_no_one_click_header() -> None:
    reminder = claimed_reminder(asked_by="tim@example.org")
    request = deliver(reminder, site_url="http://localhost:4567")
    assert headers(request) == MACHINES
    assert len(bodies(request)[1].links) == 3


def test_if_links_are_off_an_email_has_none() -> None:
    request = deliver(claimed_reminder(asked_by="tim@example.org"), message_links="no")
    assert headers(request) == MACHINES
    assert bodies(request)[1].links == []
    assert "http" not in bodies(request)[0]


def test_the_reply_address_is_that_of_the_config() -> None:
    assert deliver(claimed_reminder())["ReplyToAddresses"] == []
    request = deliver(claimed_reminder(), reply_to="desk@example.org")
    assert request["ReplyToAddresses"] == ["desk@example.org"]
    assert headers(request) == MACHINES


def test_each_attempt_sends_the_same_links() -> None:
    reminder = claimed_reminder()
    assert deliver(reminder)["Content"] == deliver(reminder)["Content"]


def test_an_email_loads_nothing_and_supports_dark_mode_any_script_and_long_words() -> None:
    body = deliver(claimed_reminder(asked_by="\u05e0\u05d5\u05e2\u05d4"))["Content"]["Simple"]["Body"]
    html = body["Html"]["Data"]
    assert not re.search(r"<(img|link|script|iframe|object|video|svg)|url\(|@import|src=|background=", html)
    assert '<meta name="color-scheme" content="light dark">' in html
    assert "@media (prefers-color-scheme: dark)" in html
    assert '<pre dir="auto"' in html
    assert "unicode-bidi: plaintext" in html
    assert "overflow-wrap: anywhere" in html
    assert "\u2068\u05e0\u05d5\u05e2\u05d4\u2069 asked" in html


def test_without_the_key_an_email_is_retried_and_not_sent_without_links(world: World) -> None:
    fail(world.dynamodb, "GetItem", "ThrottlingException")
    never: Any = None
    with pytest.raises(MailServiceUnavailable, match=r"^LinkKeyUnreadable$"):
        EmailDelivery(never, SETTINGS, lambda: NOW, world.keys).deliver(claimed_reminder())
