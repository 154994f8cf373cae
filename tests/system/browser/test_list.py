"""The list keeps itself up to date without getting in anybody's way, and asks for nothing while offline."""

import re
import uuid

import pytest
from playwright.sync_api import Page, expect

from tests.stack import EMAIL, Stack

pytestmark = pytest.mark.slow


def create(stack: Stack, seconds: int) -> str:
    """Asks for a reminder with a message of its own, which is returned."""
    message = f"Listed {uuid.uuid4()}"
    stack.create(message=message, preference="email", email=EMAIL, waitSeconds=seconds)
    return message


def test_one_that_becomes_due_is_announced_once_and_leaves_the_focus_alone(stack: Stack, page: Page) -> None:
    page.goto(stack.site_url)
    message = create(stack, 9)
    page.reload()
    row = page.get_by_role("listitem").filter(has_text=message).first
    expect(row).to_contain_text(re.compile(r"in \d s"))
    cancel = row.get_by_role("button", name="Cancel")
    cancel.focus()
    page.evaluate(
        "window.said = []; new MutationObserver(() => said.push(document.querySelector('[data-announcer]')"
        ".textContent)).observe(document.querySelector('[data-announcer]'), {childList: true})"
    )
    expect(row.get_by_text("Sent", exact=True)).to_be_visible()
    expect(cancel).to_be_focused()
    said = " ".join(dict.fromkeys(page.evaluate("said")))
    assert said.count(f"{message}: Sent") == 1
    page.keyboard.press("Shift+Tab")
    page.get_by_role("heading", level=1).click()
    expect(row.get_by_role("button", name="Snooze")).to_be_visible()


def test_nothing_is_asked_for_while_offline_and_all_is_caught_up_after(stack: Stack, page: Page) -> None:
    message = create(stack, 10)
    page.goto(stack.site_url)
    row = page.get_by_role("listitem").filter(has_text=message).first
    expect(row).to_be_visible()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.context.set_offline(True)
    expect(page.get_by_text("You are offline")).to_be_visible()
    (reminder,) = [
        one for one in stack.http.get("/v1/reminders").json()["items"] if one["message"] == message
    ]
    stack.wait_until_final(reminder["id"])
    page.wait_for_timeout(3000)  # the next two questions would have been due
    assert requests == []
    page.context.set_offline(False)
    expect(row.get_by_text("Sent", exact=True)).to_be_visible()
    expect(page.get_by_text("You are offline")).to_be_hidden()
