"""The page asks for a reminder in a few seconds on both channels, and shows it become sent."""

import uuid

import pytest
from playwright.sync_api import Page, expect

from tests.stack import EMAIL, PHONE, Stack

pytestmark = pytest.mark.slow


def test_a_reminder_set_on_the_page_is_sent_on_both_channels(stack: Stack, page: Page) -> None:
    message = f"Call ☎ {uuid.uuid4()}"
    page.goto(f"{stack.site_url}/new")
    page.get_by_label("Message").fill(message)
    page.get_by_role("button", name="In…").click()
    page.get_by_label("In", exact=True).fill("3")
    page.get_by_label("Unit").select_option("seconds")
    page.get_by_role("radio", name="Both").check()
    page.get_by_label("Email address").fill(EMAIL)
    page.get_by_label("Mobile number").fill(PHONE)
    page.get_by_role("button", name="Set reminder").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text(message)
    expect(page.get_by_text("Sent", exact=True).first).to_be_visible()
    assert {one.channel for one in stack.delivered(message)} == {"email", "sms"}
    page.goto(stack.site_url)
    page.get_by_text("Finished").click()
    row = page.get_by_role("listitem").filter(has_text=message).first
    expect(row).to_contain_text("Sent")
