"""axe finds nothing wrong with any view in any state and theme; all fit narrow screens and large text."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stack import Stack
from tests.system.browser import screenshots, sights
from tests.system.browser.axe import OF_COLOURS, violations
from tests.system.browser.clipped import SPACE_TEXT, clipped

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

OTHER_PLACEHOLDERS = """[...document.querySelectorAll("[placeholder]")].filter(field =>
    getComputedStyle(field, "::placeholder").color
        !== getComputedStyle(document.querySelector(".site-footer")).color).length"""
"""Placeholders of another colour than texts have that axe judges."""

SMALL_TARGETS = """[...document.querySelectorAll(".reminder-row, a, button, summary, input, select, .check")]
    .filter(each => each.checkVisibility()
        && !each.closest(".row-title, .visually-hidden, .skip-link, label :scope"))
    .filter(({offsetWidth, offsetHeight}) => Math.min(offsetWidth, offsetHeight) < 44)
    .map(each => each.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def shown(stack: Stack) -> Stack:
    """The system with reminders in every state."""
    sights.waiting(stack)
    sights.ended(stack)
    return stack


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__.replace("_", " "))
def test_a_scene_passes_axe_in_each_theme_and_its_text_is_readable(
    shown: Stack, page: Page, console: list[str], scene: Callable[[Page, Stack], None]
) -> None:
    page.goto(shown.site_url)
    scene(page, shown)
    page.emulate_media(reduced_motion="reduce")
    assert violations(page) == []
    assert page.evaluate(OTHER_PLACEHOLDERS) == 0
    page.emulate_media(color_scheme="dark")
    assert violations(page, *OF_COLOURS) == [], "dark"
    assert page.evaluate(OTHER_PLACEHOLDERS) == 0, "dark"
    page.emulate_media(forced_colors="active")
    assert violations(page, *OF_COLOURS) == [], "forced colours"
    page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    assert clipped(page) == [], "narrow"
    page.evaluate(SPACE_TEXT)
    assert clipped(page) == [], "narrow and spaced"
    page.set_viewport_size({"width": WIDE["width"], "height": WIDE["height"]})
    assert clipped(page) == [], "spaced"
    page.evaluate(f"document.adoptedStyleSheets = []; {ENLARGE_TEXT}")
    assert clipped(page) == [], "large"
    page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    assert clipped(page) == [], "narrow and large"
    console.clear()  # of responses that are errors on purpose


@pytest.mark.parametrize("scene", [screenshots.change_time, screenshots.reminder, screenshots.create])
def test_a_printed_view_has_its_heading_and_no_controls(
    shown: Stack, page: Page, scene: Callable[[Page, Stack], None]
) -> None:
    page.goto(shown.site_url)
    scene(page, shown)
    page.emulate_media(media="print")
    expect(page.locator("main").locator("h1, h2").last).to_be_visible()
    expect(page.locator(":is(button, input, select, textarea):visible")).to_have_count(0)


def test_controls_on_a_phone_are_large_enough_for_a_finger(shown: Stack, page: Page) -> None:
    page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    touch = page.context.new_cdp_session(page)
    touch.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    page.goto(shown.site_url)
    for scene in (screenshots.needs_attention, screenshots.reminder, screenshots.create):
        scene(page, shown)
        assert page.evaluate(SMALL_TARGETS) == [], scene.__name__


def test_a_list_that_fails_to_load_passes_axe_and_can_be_tried_again(
    stack: Stack, page: Page, console: list[str]
) -> None:
    page.route("**/v1/reminders*", lambda route: route.fulfill(status=403, json={"message": "Forbidden"}))
    page.goto(stack.site_url)
    expect(page.get_by_role("alert")).to_contain_text("You are not allowed to do this.")
    assert violations(page) == []
    page.unroute("**/v1/reminders*")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("alert")).to_be_hidden()
    console.clear()


def test_a_loading_and_an_empty_list_pass_axe(stack: Stack, page: Page) -> None:
    page.route("**/v1/reminders*", lambda _: None)
    page.goto(stack.site_url)
    expect(page.get_by_text("Loading your reminders…")).to_be_attached()
    assert violations(page) == []
    page.unroute("**/v1/reminders*")
    page.route("**/v1/reminders*", lambda route: route.fulfill(json={"items": [], "nextCursor": None}))
    page.reload()
    expect(page.get_by_text("Nothing is waiting")).to_be_visible()
    assert violations(page) == []
