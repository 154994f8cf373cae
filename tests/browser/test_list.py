"""The list keeps itself up to date without getting in anybody's way, and says when it can't."""

import re
import uuid

import pytest
from playwright.sync_api import Page, expect

from tests.stack import EMAIL, Stack

pytestmark = pytest.mark.slow

PATIENCE_MILLISECONDS = 30_000
END_THE_TOKEN = """
for (const key of Object.keys(sessionStorage).filter(name => name.startsWith('oidc.user')))
  sessionStorage[key] = JSON.stringify({...JSON.parse(sessionStorage[key]), access_token: 'over'})
"""


def ask(stack: Stack, seconds: int) -> str:
    """Asks for a reminder with a message of its own, which is returned."""
    message = f"Listed {uuid.uuid4()}"
    stack.create(message=message, preference="email", email=EMAIL, waitSeconds=seconds)
    return message


def test_one_that_becomes_due_is_announced_once_and_leaves_the_focus_alone(stack: Stack, page: Page) -> None:
    page.goto(stack.site_url)
    message = ask(stack, 9)
    page.reload()
    row = page.get_by_role("listitem").filter(has_text=message).first
    expect(row).to_contain_text(re.compile(r"in \d s"))
    cancel = row.get_by_role("button", name="Cancel")
    cancel.focus()
    page.evaluate(
        "window.said = []; new MutationObserver(() => said.push(document.querySelector('[data-announcer]')"
        ".textContent)).observe(document.querySelector('[data-announcer]'), {childList: true})"
    )
    expect(row.get_by_text("Sent", exact=True)).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    expect(cancel).to_be_focused()
    said = " ".join(dict.fromkeys(page.evaluate("said")))
    assert said.count(f"{message}: Sent") == 1
    page.keyboard.press("Shift+Tab")
    page.get_by_role("heading", level=1).click()
    expect(row.get_by_role("button", name="Snooze")).to_be_visible()


def test_nothing_is_asked_for_while_offline_and_all_is_caught_up_after(stack: Stack, page: Page) -> None:
    message = ask(stack, 10)
    page.goto(stack.site_url)
    row = page.get_by_role("listitem").filter(has_text=message).first
    expect(row).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    expect(page.get_by_text("You are offline")).to_be_visible()
    (reminder,) = [
        one for one in stack.http.get("/v1/reminders").json()["items"] if one["message"] == message
    ]
    stack.ended(reminder["id"])
    page.wait_for_timeout(3000)  # the next two questions would have been due
    assert asked == []
    page.context.set_offline(False)
    expect(row.get_by_text("Sent", exact=True)).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    expect(page.get_by_text("You are offline")).to_be_hidden()


def test_the_countdown_goes_by_the_clock_of_the_server(stack: Stack, page: Page) -> None:
    message = ask(stack, 150)
    page.clock.install(time=0)
    page.goto(stack.site_url)
    row = page.get_by_role("listitem").filter(has_text=message).first
    expect(row).to_contain_text("in 2 min")


def test_a_session_that_has_ended_is_said_and_what_was_typed_stays(
    stack: Stack, page: Page, console: list[str]
) -> None:
    page.goto(stack.site_url)
    page.get_by_label("Message").fill("Typed before the end")
    page.evaluate(END_THE_TOKEN)
    page.get_by_label("Email address").fill(EMAIL)
    page.get_by_role("button", name="Set reminder").click()
    expect(page.get_by_text("Your session has ended")).to_be_visible()
    expect(page.get_by_label("Message")).to_have_value("Typed before the end")
    assert any("status of 401" in line for line in console)
    console.clear()
