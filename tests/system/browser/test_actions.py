"""A reminder is cancelled, put back and moved on the page: by the keyboard alone, by one press."""

import uuid
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.stack import EMAIL, Stack


def create(stack: Stack, page: Page, **body: Any) -> tuple[dict[str, Any], Locator]:  # noqa: ANN401 - JSON
    """Creates a reminder, opens the list; returns the reminder and its row."""
    message = f"Acted on {uuid.uuid4()}"
    created = stack.create(message=message, preference="email", email=EMAIL, **{"waitSeconds": 3600} | body)
    page.goto(stack.site_url)
    row = page.get_by_role("listitem").filter(has_text=message).first
    expect(row).to_be_visible()
    return created, row


def newest(stack: Stack) -> dict[str, Any]:
    """The newest reminder."""
    found: dict[str, Any] = stack.http.get("/v1/reminders", params={"limit": 1}).json()["items"][0]
    return found


def test_cancel_then_put_it_back_by_the_keyboard_alone(stack: Stack, page: Page) -> None:
    created, row = create(stack, page)
    row.get_by_role("button", name="Cancel").press("Enter")
    expect(row.get_by_text("Cancelled.")).to_be_focused()
    assert stack.get(created["id"])["status"] == "cancelled"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(row.get_by_role("button", name="Cancel")).to_be_visible()
    expect(row.get_by_role("link").first).to_be_focused()
    again = newest(stack)
    assert (again["snoozedFrom"], again["dueAt"]) == (created["id"], created["dueAt"])
    assert again["status"] == "scheduled"


def test_another_time_by_one_press(stack: Stack, page: Page) -> None:
    created, row = create(stack, page)
    row.get_by_role("button", name="Change time").click()
    row.get_by_role("button", name="Tomorrow, ").click()
    expect(row.get_by_text("Now due tomorrow")).to_be_visible()
    assert stack.get(created["id"])["dueAt"] > created["dueAt"]
