"""The page asks for reminders in a few seconds, and shows them become sent."""

import uuid

import pytest
from playwright.sync_api import Page, expect

from tests.stack import EMAIL, PHONE, Stack

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("preference", "channels"), [("Email", {"email"}), ("SMS", {"sms"}), ("Both", {"email", "sms"})]
)
def test_a_reminder_is_asked_for_and_becomes_sent(
    stack: Stack, page: Page, preference: str, channels: set[str]
) -> None:
    message = f"Call ☎ {uuid.uuid4()}"
    page.goto(f"{stack.site_url}/new")
    _fill(page, message, preference, channels)
    page.get_by_role("button", name="Set reminder").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()

    expect(page.get_by_role("heading", level=1)).to_contain_text(message)
    expect(page.get_by_text("Sent", exact=True).first).to_be_visible()
    assert {one.channel for one in stack.delivered(message)} == channels
    page.goto(stack.site_url)
    page.get_by_text("Finished").click()
    row = page.get_by_role("listitem").filter(has_text=message).first
    expect(row).to_contain_text("Sent")


def _fill(page: Page, message: str, preference: str, channels: set[str]) -> None:
    page.get_by_label("Message").fill(message)
    page.get_by_role("button", name="In…").click()
    page.get_by_label("In", exact=True).fill("3")
    page.get_by_label("Unit").select_option("seconds")
    page.get_by_role("radio", name=preference).check()
    if "email" in channels:
        page.get_by_label("Email address").fill(EMAIL)
    if "sms" in channels:
        page.get_by_label("Mobile number").fill(PHONE)
