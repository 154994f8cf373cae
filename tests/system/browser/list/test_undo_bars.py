"""However much was just done, its bars leave most of a phone to the list, and hide nothing with the focus."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.stack import EMAIL, Stack
from tests.system.browser.list.rows import opened
from tests.system.browser.signed_in import sign_in

WIDTH, HEIGHT = 320, 640
LOWEST = 568
MOST_OF_THE_HEIGHT = 0.35
LONG_TITLE = "word " * 40
MANY = 5
STOPS = 20

# Pixels of what has the focus that are lower than the first of the bars; none of what is in a bar itself.
BEHIND = """() => {
    const bars = document.querySelector(".undo-bar");
    const focused = document.activeElement;
    const isElsewhere = bars.contains(focused) || focused === document.body;
    const {bottom} = focused.getBoundingClientRect();
    return isElsewhere ? 0 : Math.max(0, bottom - bars.getBoundingClientRect().top);
}"""


@pytest.fixture
def bars(stack: Stack, strangers_page: Page) -> Locator:
    """The bars of as many that were cancelled by keys on a phone, one after the other."""
    page = strangers_page
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    with stack.as_new_user() as somebody:
        for number in range(2 * MANY):
            text = "Short" if number % 2 else LONG_TITLE
            somebody.create(
                message=f"Job {number}: {text}", preference="email", email=EMAIL, waitSeconds=90_000
            )
        sign_in(page.context, somebody)
    page.goto(stack.site_url)
    for number in range(MANY):
        row = opened(page.locator("[data-reminder]").filter(has_text=f"Job {number}:"))
        row.get_by_role("button", name="Cancel").press("Enter")
        expect(page.locator(".undo")).to_have_count(number + 1)
        expect(row).to_be_hidden()
        assert page.evaluate(BEHIND) == 0, number
    return page.locator(".undo-bar")


def box(found: Locator) -> dict[str, Any]:
    """Where it is in the window."""
    place: dict[str, Any] = found.evaluate("one => one.getBoundingClientRect().toJSON()")
    return place


def assert_free(control: Locator) -> None:
    """All of it is in sight, and nothing lies on it."""
    expect(control).to_be_in_viewport(ratio=1)
    assert control.evaluate("""one => {
        const {left, right, top, bottom} = one.getBoundingClientRect();
        const at = y => one.contains(document.elementFromPoint((left + right) / 2, y));
        return at(top + 2) && at(bottom - 2);
    }""")


def tab_through(page: Page) -> None:
    """Goes on by Tab, and back; what gets the focus is in sight."""
    for key in ("Tab", "Shift+Tab"):
        for _ in range(STOPS):
            page.keyboard.press(key)
            assert page.evaluate(BEHIND) == 0, page.evaluate("document.activeElement.outerHTML")


def test_the_bars_take_a_third_of_the_height_and_show_the_newest_and_a_whole_failure(
    bars: Locator, strangers_page: Page, console: list[str]
) -> None:
    assert HEIGHT - box(bars)["top"] <= MOST_OF_THE_HEIGHT * HEIGHT
    newest = box(bars.locator(".undo").filter(has_text=f"Job {MANY - 1}:"))
    assert box(bars)["top"] <= newest["top"] < newest["bottom"] <= HEIGHT
    undo = bars.locator(".undo").filter(has_text="Job 2: word")
    text = undo.locator("p")
    assert text.evaluate("text => text.clientHeight < 2 * parseFloat(getComputedStyle(text).lineHeight)")
    strangers_page.route("**/snooze", lambda route: route.abort())
    undo.get_by_role("button", name="Undo").click()
    said = strangers_page.get_by_role("alert").locator("p")
    expect(said).to_contain_text("Undo failed")
    assert said.evaluate("text => text.scrollHeight <= text.clientHeight && text.children.length === 0")
    console.clear()


def test_the_bars_hide_nothing_that_gets_the_focus(bars: Locator, strangers_page: Page) -> None:
    page = strangers_page
    page.get_by_role("link", name="Task Reminder").focus()
    tab_through(page)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert box(page.get_by_role("contentinfo").locator("p").last)["bottom"] <= box(bars)["top"]
    page.get_by_role("link", name="All options").press("Enter")
    button = page.get_by_role("button", name="Set reminder")
    expect(button).to_be_visible()
    assert HEIGHT / 3 < box(button)["bottom"] <= box(bars)["top"]  # seen at once


@pytest.mark.parametrize("width", [WIDTH, 360])
def test_in_text_of_double_size_the_newest_is_undone_without_scrolling(
    bars: Locator, strangers_page: Page, width: int
) -> None:
    strangers_page.set_viewport_size({"width": width, "height": LOWEST})
    strangers_page.evaluate("document.documentElement.style.fontSize = '200%'")
    newest = bars.locator(".undo").first
    expect(newest).to_contain_text(f"Job {MANY - 1}:")
    for name in ("Undo", "Close"):
        assert_free(newest.get_by_role("button", name=name))
    newest.locator("p").scroll_into_view_if_needed()
    assert box(newest.locator("p"))["width"] > WIDTH / 2  # it can be read


def test_the_bars_leave_the_button_of_a_form_with_problems_free(bars: Locator, strangers_page: Page) -> None:
    page = strangers_page
    page.set_viewport_size({"width": WIDTH, "height": LOWEST})
    page.get_by_role("link", name="All options").press("Enter")
    page.get_by_role("radio", name="Both").check()
    page.get_by_label("Email address").fill("")
    page.get_by_label("Email address").press("Enter")
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(3)
    expect(bars.locator(".undo")).not_to_have_count(0)
    for top in ("document.activeElement.getBoundingClientRect().top + scrollY", "0"):
        page.evaluate(f"scrollTo(0, {top})")
        assert_free(page.get_by_role("button", name="Set reminder"))
