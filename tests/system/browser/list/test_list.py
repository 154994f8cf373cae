"""The list keeps itself up to date without getting in anybody's way, and fits a phone."""

import re
import uuid

import pytest
from playwright.sync_api import Page, expect

from tests.stack import EMAIL, PHONE, Stack
from tests.system.browser.list.rows import opened, row_of
from tests.system.browser.signed_in import sign_in

pytestmark = pytest.mark.slow

MORE_THAN_A_PAGE = 26

WIDTH = 360
"""A phone's, in pixels."""

MOST_PIXELS = 73
"""The height of a row with its title on one line and all else on two, and its border."""

LEAST_EMS = 8
"""How wide the words of a row are at least, in their font's size."""

STOPS = "document.querySelectorAll('.reminder-list :is(a, button):not([tabindex=\"-1\"])').length"


def create(stack: Stack, seconds: int) -> str:
    """Asks for a reminder with a message of its own, which is returned."""
    message = f"Listed {uuid.uuid4()}"
    stack.create(message=message, preference="email", email=EMAIL, waitSeconds=seconds)
    return message


def test_a_sent_reminder_is_announced_once_and_the_focus_stays(stack: Stack, page: Page) -> None:
    page.goto(stack.site_url)
    message = create(stack, 30)
    page.reload()
    row = row_of(page, message)
    expect(row).to_contain_text(re.compile(r"in \d+ s"))
    cancel = opened(row).get_by_role("button", name="Cancel")
    cancel.focus()
    page.evaluate(
        "window.said = []; new MutationObserver(() => said.push(document.querySelector('[data-announcer]')"
        ".textContent)).observe(document.querySelector('[data-announcer]'), {childList: true})"
    )
    expect(row.get_by_text("Sent", exact=True)).to_be_visible(timeout=90_000)
    expect(cancel).to_be_focused()
    said = " ".join(dict.fromkeys(page.evaluate("said")))
    assert said.count(f"Sent: “{message}”") == 1
    page.keyboard.press("Shift+Tab")
    page.get_by_role("contentinfo").click()
    expect(row.get_by_role("button", name="Snooze")).to_be_visible()


def test_each_row_is_low_and_one_tab_stop_below_the_heading_of_its_day(
    stack: Stack, strangers_page: Page
) -> None:
    page = strangers_page
    with stack.as_new_user() as somebody:
        for _ in range(MORE_THAN_A_PAGE):
            create(somebody, 40 * 86_400)
        sign_in(page.context, somebody)
    page.goto(stack.site_url)
    rows = page.locator(".reminder-row")
    expect(rows).to_have_count(MORE_THAN_A_PAGE - 1)
    heights = page.evaluate("[...document.querySelectorAll('.reminder-row')].map(row => row.offsetHeight)")
    assert max(heights) <= MOST_PIXELS
    expect(page.locator(".reminder-list").get_by_role("heading")).to_have_count(1)
    page.get_by_role("button", name="Show more").press("Enter")
    expect(rows).to_have_count(MORE_THAN_A_PAGE)
    expect(rows.last.get_by_role("link")).to_be_focused()
    assert page.evaluate(STOPS) == MORE_THAN_A_PAGE


@pytest.mark.parametrize("percent", [100, 200])
def test_a_phone_shows_a_rows_words_and_all_tabs_and_the_whole_row_opens_it(
    stack: Stack, page: Page, percent: int
) -> None:
    message = f"Listed {uuid.uuid4()}"
    long = f"{'long.' * 10}name@a-long-name.example.org"
    stack.create(message=message, preference="both", email=long, phone=PHONE, waitSeconds=3600)
    page.set_viewport_size({"width": WIDTH, "height": 740})
    page.goto(stack.site_url)
    page.evaluate(f"document.documentElement.style.fontSize = '{percent}%'")
    row = row_of(page, message)
    words = row.locator(".row-main")
    expect(row.get_by_text(PHONE)).to_be_visible()
    assert words.evaluate("e => e.clientWidth / parseFloat(getComputedStyle(e).fontSize)") >= LEAST_EMS
    main, number = words.bounding_box(), row.get_by_text(PHONE).bounding_box()
    assert main is not None
    assert number is not None
    assert number["y"] + number["height"] <= main["y"] + main["height"]
    tabs = page.get_by_role("tab")
    ends = tabs.evaluate_all("tabs => tabs.map(tab => tab.getBoundingClientRect().right)")
    assert max(ends) <= WIDTH, ends
    row.locator(".row-time").click(force=True)
    expect(page.get_by_role("heading", level=1)).to_contain_text(message)
