"""A lost part of the page and a browser that is too old are reported, and what was typed is kept."""

import re
import uuid

from playwright.sync_api import Page, expect

from tests.stack import Stack

LIBRARY = re.compile("/assets/oidc-client-ts-")
PARSER = re.compile("/assets/EntryDetails-.*[.]js")
PAGE = re.compile("/assets/index-.*[.]js")


def lose(page: Page, part: re.Pattern[str], times: int | None = None) -> None:
    """Breaks the connection for `part`, `times` at most."""
    page.route(part, lambda route: route.abort(), times=times)


def forget_lost(console: list[str]) -> None:
    """Takes out what the browser says of the parts that were lost."""
    console[:] = [line for line in console if "ERR_FAILED" not in line]


def test_a_lost_sign_in_library_is_reported_and_loaded_when_tried_again(
    stack: Stack, strangers_page: Page, console: list[str]
) -> None:
    page = strangers_page
    lose(page, LIBRARY)
    page.goto(stack.site_url)
    page.get_by_label("New reminder").fill("Typed meanwhile")
    page.get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_role("alert")).to_contain_text("couldn't be loaded")
    page.unroute(LIBRARY)
    page.get_by_role("button", name="Try again").click()
    page.wait_for_url(lambda url: not url.startswith(stack.site_url))
    forget_lost(console)
    page.goto(stack.site_url)
    expect(page.get_by_label("New reminder")).to_have_value("Typed meanwhile")


def test_a_lost_script_is_reported_and_can_be_loaded_again(
    stack: Stack, page: Page, console: list[str]
) -> None:
    lose(page, PAGE)
    page.goto(stack.site_url)
    expect(page.get_by_role("alert")).to_contain_text("could not be started")
    page.unroute(PAGE)
    page.get_by_role("button", name="Load it again").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    forget_lost(console)


def test_a_browser_that_is_too_old_gets_a_message(stack: Stack, page: Page) -> None:
    page.add_init_script("delete URL.canParse")
    page.goto(stack.site_url)
    expect(page.get_by_role("alert")).to_contain_text("too old")


def test_the_page_needs_nothing_newer_than_the_supported_browsers(stack: Stack, page: Page) -> None:
    newer = ("AbortSignal.any", "AbortSignal.timeout", "Promise.withResolvers", "URL.parse", "Object.groupBy")
    sets = "for (const name of ['union', 'intersection', 'difference']) delete Set.prototype[name]"
    page.add_init_script(f"{'; '.join(f'delete {name}' for name in newer)}; {sets}")
    page.goto(stack.site_url)
    expect(page.get_by_role("tab", name="Upcoming")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_lost_parser_loads_when_online_and_enter_sets_what_is_written_then(
    stack: Stack, page: Page, console: list[str]
) -> None:
    lose(page, PARSER)
    page.goto(stack.site_url)
    name = f"Buy milk {uuid.uuid4().hex[:3]}"
    line = page.get_by_label("New reminder")
    line.fill(f"{name} tomorrow 9am")
    line.press("Enter")
    expect(page.get_by_text("couldn't be loaded")).to_be_visible()
    expect(page.get_by_text(f"Setting “{name} tomorrow 9am”")).to_be_visible()
    line.press_sequentially("bread")
    page.unroute(PARSER)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.get_by_role("group", name="What was just done")).to_contain_text(f"Set: “{name}”")
    expect(line).to_have_value("bread")
    assert [one["message"] for one in stack.newest()].count(name) == 1
    forget_lost(console)
