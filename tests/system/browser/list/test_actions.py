"""A reminder is cancelled and erased on the page, and that is undone."""

import uuid
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.stack import EMAIL, Stack, wait_until
from tests.system.browser.list.rows import opened, row_of

NOT_FOUND = 404


def create(stack: Stack, page: Page, **body: Any) -> tuple[dict[str, Any], Locator]:  # noqa: ANN401 - JSON
    """Creates a reminder, opens the list; returns the reminder and its row."""
    message = f"Acted on {uuid.uuid4()}"
    created = stack.create(message=message, preference="email", email=EMAIL, **{"waitSeconds": 3600} | body)
    page.goto(stack.site_url)
    row = row_of(page, message)
    expect(row).to_be_visible()
    return created, row


def newest(stack: Stack) -> dict[str, Any]:
    """The newest reminder."""
    found: dict[str, Any] = stack.http.get("/v1/reminders", params={"limit": 1}).json()["items"][0]
    return found


def test_the_keyboard_alone_cancels_a_reminder_and_undoes_that(stack: Stack, page: Page) -> None:
    created, row = create(stack, page)
    row.get_by_role("link").press("ArrowRight")
    expect(row.get_by_role("button", name="Done")).to_be_focused()
    row.get_by_role("button", name="Cancel").press("Enter")
    expect(row).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('[data-reminder], [role=tab]') !== null")
    assert stack.get(created["id"])["status"] == "cancelled"
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(row.get_by_role("link")).to_be_focused()
    again = newest(stack)
    assert (again["snoozedFrom"], again["dueAt"]) == (created["id"], created["dueAt"])
    assert again["status"] == "scheduled"


def test_a_reminder_is_erased_after_a_question_once_the_page_is_left(stack: Stack, page: Page) -> None:
    created = stack.create(message=f"Ended {uuid.uuid4()}", preference="email", email=EMAIL, waitSeconds=0)
    stack.wait_until_final(created["id"])
    page.goto(f"{stack.site_url}/?list=finished")
    row = row_of(page, created["message"])
    opened(row).get_by_role("button", name="Erase").click()
    row.get_by_role("button", name="Erase it").click()
    expect(row).to_be_hidden()
    assert stack.get(created["id"])["status"] == "sent"
    page.get_by_role("button", name="Undo").click()
    opened(row).get_by_role("button", name="Erase").click()
    row.get_by_role("button", name="Erase it").click()
    expect(row).to_be_hidden()
    page.reload()
    wait_until(lambda: stack.http.get(f"/v1/reminders/{created['id']}").status_code == NOT_FOUND)
