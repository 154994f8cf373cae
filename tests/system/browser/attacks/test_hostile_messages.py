"""What a message holds is only text on the page, and an address that looks like another is told from it."""

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.stack import EMAIL, Stack

HTML = "</h1><img src=x onerror=alert(1)><script>alert(2)</script><a href='javascript:alert(3)'>link</a>"
LOOK_ALIKE = "\u0430\u0440\u0440\u04cf\u0435.example.org"  # Cyrillic letters that read like Latin ones
OVERRIDE = "Pay \u202e0001 RUA to <b>Nora</b>"


@pytest.mark.parametrize("message", [HTML, OVERRIDE], ids=["html", "override"])
def test_a_hostile_message_is_shown_as_it_was_written(stack: Stack, page: Page, message: str) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    created = stack.create(message=message, preference="email", email=EMAIL, waitSeconds=3600)
    page.goto(stack.site_url)
    listed = page.get_by_role("link", name=message).first
    expect(listed).to_be_visible()
    title = page.get_by_role("listitem").filter(has=listed).locator(".row-title > *").first
    assert title.evaluate("element => getComputedStyle(element).unicodeBidi") == "isolate"
    listed.click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text(message)
    assert page.url == f"{stack.site_url}/reminders/{created['id']}"
    assert page.locator("main script, main img, main b, a[href^='javascript']").count() == 0
    assert dialogs == []


def test_an_address_in_another_script_is_shown_in_ascii_too(stack: Stack, page: Page) -> None:
    stack.create(message="Look-alike", preference="email", email=f"nora@{LOOK_ALIKE}", waitSeconds=3600)
    page.goto(stack.site_url)
    row = page.get_by_role("listitem").filter(has_text="Look-alike").first
    expect(row).to_contain_text(f"nora@{LOOK_ALIKE} (nora@xn--80ak6aa92e.example.org)")
