"""Takes the screenshots of the email: for who asked and who did not, in other scripts, with long words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.unit.workers.conftest import claimed_reminder
from workers.email_message import render
from workflow.links.outgoing import links_of
from workflow.storage.recipients.stack_key import StackKey

SITE_URL = "https://reminders.example.com"
WIDTHS = {"wide": 900, "phone": 360}
KEY = StackKey("1", bytes(range(32)))
MESSAGE = "Call the plumber about the kitchen tap.\n\nHis number is on the fridge."
HEBREW = (
    "\u05dc\u05d4\u05ea\u05e7\u05e9\u05e8 \u05dc\u05e9\u05e8\u05d1\u05e8\u05d1 \u05d1\u05e7"
    "\u05e9\u05e8 \u05dc\u05d1\u05e8\u05d6 \u05d1\u05de\u05d8\u05d1\u05d7.\n"
    "The number is 02-555-0199.\n"
    "\u05d4\u05de\u05e1\u05e4\u05e8 \u05e2\u05dc \u05d4\u05de\u05e7\u05e8\u05e8 (\u05e7\u05d5"
    "\u05d3 12)."
)
LONG = f"See https://example.org/{'a-path-that-never-ends/' * 9}\n{'Donaudampfschifffahrtselektrizität' * 4}"

MAILS: dict[str, dict[str, Any]] = {
    "own": {"message": MESSAGE},
    "others": {"message": MESSAGE, "asked_by": "tim@example.org"},
    "right-to-left": {"message": HEBREW, "asked_by": "\u05e0\u05d5\u05e2\u05d4 \u05dc\u05d5\u05d9"},
    "long-words": {"message": LONG, "asked_by": f"{'tim' * 20}@{'example' * 8}.org"},
}


def mails() -> Iterator[tuple[str, str]]:
    """The name and the HTML of each."""
    for name, fields in MAILS.items():
        reminder = claimed_reminder(owner="7a3b2c1d-1111-4222-8333-444455556666", **fields)
        yield name, render(reminder, SITE_URL, links_of(reminder, KEY, SITE_URL)).html


def take_mails(browser: Browser, folder: Path) -> None:
    """Writes `mail-*.png` of each in both widths and both colour schemes; none may be scrolled sideways."""
    for name, html in mails():
        for size, width in WIDTHS.items():
            for theme in ("light", "dark"):
                page = browser.new_page(
                    viewport={"width": width, "height": 480},
                    color_scheme="dark" if theme == "dark" else "light",
                )
                page.set_content(html)
                scrolled = page.evaluate("document.documentElement.scrollWidth")
                assert scrolled <= width, f"{name} is {scrolled} wide where there are {width}"
                page.screenshot(path=folder / f"mail-{name}-{size}-{theme}.png", full_page=True)
                page.close()
