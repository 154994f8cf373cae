"""axe finds nothing wrong with any view in any state and theme; all fit narrow screens and large text."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stack import Stack
from tests.system.browser import screenshots, sights
from tests.system.browser.axe import violations

SCENES = [
    screenshots.entry,
    screenshots.entry_open,
    screenshots.keys,
    screenshots.create,
    screenshots.problems,
    screenshots.listed,
    screenshots.change_time,
    screenshots.cancelled,
    screenshots.finished,
    screenshots.needs_attention,
    screenshots.fix,
    screenshots.reminder,
    screenshots.edit,
    screenshots.offline,
    screenshots.not_found,
]
NARROW = {"width": 320, "height": 640}  # what 1280 is at 400 %, WCAG 1.4.10
WIDE = {"width": 1280, "height": 900}
ENLARGE_TEXT = "document.documentElement.style.fontSize = '200%'"  # WCAG 1.4.4
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT_OFF = """[...document.querySelectorAll("body *:not(textarea, input, select)")]
    .filter(e => getComputedStyle(e).overflowX !== "visible" && e.clientWidth > 1)
    .filter(e => e.scrollWidth > e.clientWidth + 1)
    .map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def shown(stack: Stack) -> Stack:
    """The system with reminders in every state."""
    sights.waiting(stack)
    sights.ended(stack)
    return stack


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__.replace("_", " "))
def test_axe_finds_nothing_in_either_theme_and_nothing_stands_out_sideways(
    shown: Stack, page: Page, console: list[str], scene: Callable[[Page, Stack], None]
) -> None:
    page.goto(shown.site_url)
    scene(page, shown)
    page.emulate_media(reduced_motion="reduce")
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert violations(page) == [], theme
    page.emulate_media(forced_colors="active")
    assert violations(page) == [], "forced colours"
    page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    assert page.evaluate(SIDEWAYS) == 0
    page.set_viewport_size({"width": WIDE["width"], "height": WIDE["height"]})
    page.evaluate(ENLARGE_TEXT)
    assert page.evaluate(SIDEWAYS) == 0
    assert page.evaluate(CUT_OFF) == []
    console.clear()  # of responses that are errors on purpose


def test_axe_finds_nothing_where_nothing_can_be_loaded(stack: Stack, page: Page, console: list[str]) -> None:
    page.route("**/v1/reminders*", lambda route: route.fulfill(status=403, json={"message": "Forbidden"}))
    page.goto(stack.site_url)
    expect(page.get_by_role("alert")).to_contain_text("You are not allowed to do this.")
    assert violations(page) == []
    page.unroute("**/v1/reminders*")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("alert")).to_be_hidden()
    console.clear()


def test_axe_finds_nothing_while_loading_and_where_the_list_is_empty(stack: Stack, page: Page) -> None:
    page.route("**/v1/reminders*", lambda _: None)
    page.goto(stack.site_url)
    expect(page.get_by_text("Loading your reminders…")).to_be_attached()
    assert violations(page) == []
    page.unroute("**/v1/reminders*")
    page.route("**/v1/reminders*", lambda route: route.fulfill(json={"items": [], "nextCursor": None}))
    page.reload()
    expect(page.get_by_text("Nothing is waiting")).to_be_visible()
    assert violations(page) == []
