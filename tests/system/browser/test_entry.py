"""The one line: set by the keyboard in few presses, its parser loaded when it is first used."""

import time
import uuid

from playwright.sync_api import Page, Route, expect

from tests.stack import PHONE, Stack
from tests.system.browser.axe import violations

NARROW = {"width": 320, "height": 640}
PARSER = "EntryDetails-"


def test_a_text_and_two_keys_set_a_reminder_and_undo_restores_the_text(stack: Stack, page: Page) -> None:
    loaded: list[str] = []
    page.on("response", lambda response: loaded.append(response.url.rpartition("/")[2]))
    name = f"Call the plumber {uuid.uuid4().hex[:3]}"
    page.goto(stack.site_url)
    expect(page.get_by_role("tab", name="Upcoming")).to_be_visible()
    assert not _parsers(loaded)
    page.keyboard.press("n")
    expect(page.get_by_label("New reminder")).to_be_focused()
    page.keyboard.type(f"{name} tomorrow 9am")
    expect(page.get_by_role("button", name="When")).to_contain_text("Tomorrow")
    assert _parsers(loaded)
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="What was just done")).to_contain_text(f"Set: “{name}”")
    expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
    expect(page.get_by_label("New reminder")).to_be_focused()
    expect(page.get_by_label("New reminder")).to_have_value("")
    [created] = [one for one in stack.newest() if one["message"] == name]
    assert (created["preference"], created["email"]) == ("email", _own(stack))
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("New reminder")).to_have_value(f"{name} tomorrow 9am")
    assert stack.get(created["id"])["status"] == "cancelled"


def test_two_that_are_set_one_right_after_the_other_are_both_set(stack: Stack, page: Page) -> None:
    names = [f"{what} {uuid.uuid4().hex[:3]}" for what in ("Tea", "Milk")]
    page.goto(stack.site_url)
    page.get_by_label("New reminder").fill(f"{names[0]} in 20 min")
    expect(page.get_by_role("button", name="When")).to_contain_text("In 20 min")
    page.route("**/v1/reminders", _slowly)
    page.keyboard.press("Enter")
    page.keyboard.type(f"{names[1]} in 1 hour")
    page.keyboard.press("Enter")
    expect(page.locator(".undo")).to_have_count(len(names))
    expect(page.get_by_label("New reminder")).to_have_value("")
    assert [one["message"] for one in stack.newest()[:2]] == names[::-1]


def _slowly(route: Route) -> None:
    time.sleep(1)
    route.continue_()


def test_each_open_chip_passes_axe_and_fits_a_narrow_screen(stack: Stack, page: Page) -> None:
    page.goto(stack.site_url)
    page.get_by_label("New reminder").fill(f"Tea at 5 by sms to {PHONE}")
    wide, panel = page.viewport_size, page.locator("#entry-panel")
    assert wide is not None
    for chip in ("what", "when", "how", "to"):
        page.locator(f"#chip-{chip}").click()
        expect(panel).to_be_visible()
        assert violations(page) == [], chip
        page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], chip
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(panel).to_have_count(0)
        assert page.evaluate("document.activeElement.id") == f"chip-{chip}"
        page.set_viewport_size(wide)


def _own(stack: Stack) -> str:
    return str(stack.outputs["demoUser"]["username"])


def _parsers(files: list[str]) -> list[str]:
    return [file for file in files if file.startswith(PARSER)]
