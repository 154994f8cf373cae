"""Starts the system and takes the screenshots of the README: `python -m tests.system.browser.screenshots`."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from tests import ROOT
from tests.stack import Stack, running_stack
from tests.system.browser import sights
from tests.system.browser.chromium import headless, program
from tests.system.browser.list.rows import opened, row_of
from tests.system.browser.mail.mail_scenes import take_mails
from tests.system.browser.signed_in import sign_in

FOLDER = ROOT / "docs" / "images"
SIZES = {"wide": {"width": 1180, "height": 860}, "phone": {"width": 390, "height": 844}}
THEMES = ("light", "dark")

Scene = Callable[[Page, Stack], None]


def main() -> None:
    """Writes docs/images/*.png, in place of what was there."""
    found = program()
    if found is None:
        sys.exit("There is no Chromium: install it, or set CHROMIUM to its program.")
    expect.set_options(timeout=60_000)
    with headless(found) as browser, running_stack() as stack:
        for old in FOLDER.glob("*.png"):
            old.unlink()
        take_all(browser, stack)
        take_mails(browser, FOLDER)


def take_all(browser: Browser, stack: Stack) -> None:
    """What a stranger sees; the empty list; then three scenes in each size and theme, and the rest in one."""
    _take(browser, stack, "signed-out", signed_out)
    _take(browser, stack, "empty", empty)
    sights.waiting(stack)
    sights.ended(stack)
    for scene in (entry, listed, reminder):
        for size in SIZES:
            for theme in THEMES:
                _take(browser, stack, f"{scene.__name__}-{size}-{theme}", scene, size, theme)
    for scene in (create, entry_open, keys, problems, change_time, cancelled, finished):
        _take(browser, stack, scene.__name__.replace("_", "-"), scene)
    for scene in (needs_attention, fix, edit, offline, not_found):
        _take(browser, stack, scene.__name__.replace("_", "-"), scene)


def _take(
    browser: Browser, stack: Stack, name: str, scene: Scene, size: str = "wide", theme: str = "light"
) -> None:
    with _page(browser, stack, size, theme) as page:
        page.goto(stack.site_url)
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
        scene(page, stack)
        page.mouse.move(0, 0)
        whole = scene is reminder  # its way through the workflow is longer than a screen
        page.screenshot(path=FOLDER / f"{name}.png", animations="disabled", full_page=whole)


@contextmanager
def _page(browser: Browser, stack: Stack, size: str, theme: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": SIZES[size]["width"], "height": SIZES[size]["height"]},
        color_scheme="dark" if theme == "dark" else "light",
        timezone_id=sights.ZONE,
        locale="en-AU",
        reduced_motion="reduce",
    )
    sign_in(context, stack)
    yield context.new_page()
    context.close()


def signed_out(page: Page, _stack: Stack) -> None:
    """Who has yet to sign in."""
    page.evaluate(
        "for (const key in sessionStorage) key.startsWith('oidc') && sessionStorage.removeItem(key)"
    )
    page.reload()
    expect(page.get_by_text("Sign in to see your reminders")).to_be_visible()


def empty(page: Page, _stack: Stack) -> None:
    """Nothing is waiting."""
    expect(page.get_by_text("Nothing is waiting")).to_be_visible()


def entry(page: Page, _stack: Stack) -> None:
    """One line with what was understood of it, above what is upcoming."""
    expect(page.get_by_role("link", name="Renew the passport").first).to_be_visible()
    page.get_by_label("New reminder").fill("Call the plumber next Friday 15:00 both")
    expect(page.get_by_role("button", name="When")).to_contain_text(re.compile("15:00|3:00"))
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")


def entry_open(page: Page, stack: Stack) -> None:
    """The same with what it can mean."""
    entry(page, stack)
    page.get_by_role("button", name="When").click()
    expect(page.get_by_role("group", name="It can mean")).to_be_visible()


def keys(page: Page, _stack: Stack) -> None:
    """The keys."""
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def create(page: Page, stack: Stack) -> None:
    """A filled form."""
    page.goto(f"{stack.site_url}/new")
    page.get_by_label("Message").fill("Call the plumber about the kitchen tap")
    page.get_by_label("Email address").fill("nora@example.org")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")


def listed(page: Page, _stack: Stack) -> None:
    """What is upcoming."""
    expect(page.get_by_role("link", name="Renew the passport").first).to_be_visible()


def reminder(page: Page, stack: Stack) -> None:
    """One of which the email was sent and the SMS refused."""
    _open(page, stack, "partially_sent")
    page.get_by_text("Details").last.click()
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")


def problems(page: Page, stack: Stack) -> None:
    """A form with what is missing."""
    page.goto(f"{stack.site_url}/new")
    page.get_by_role("button", name="Set reminder").click()
    expect(page.get_by_role("alert")).to_be_visible()


def change_time(page: Page, _stack: Stack) -> None:
    """The quick choices, and any other time."""
    opened(row_of(page, "Pick Nora")).get_by_role("button", name="Change time").click()
    page.get_by_role("button", name="At a time…").click()


def cancelled(page: Page, _stack: Stack) -> None:
    """What is said of a reminder that was just cancelled."""
    opened(row_of(page, "Take the bread")).get_by_role("button", name="Cancel").click()
    undo = page.get_by_role("button", name="Undo")
    undo.hover()  # it stays as long as it is used
    expect(undo).to_be_visible()


def finished(page: Page, _stack: Stack) -> None:
    """What has ended."""
    page.get_by_role("tab", name="Finished").click()
    expect(page.get_by_role("link", name="Water the garden").first).to_be_visible()


def needs_attention(page: Page, _stack: Stack) -> None:
    """What did not reach everybody."""
    page.get_by_role("tab", name="Needs attention").click()
    opened(row_of(page, "Feed the neighbours' cat"))
    expect(page.get_by_role("button", name="Dismiss")).to_be_visible()


def fix(page: Page, stack: Stack) -> None:
    """The same, being changed to be sent again."""
    needs_attention(page, stack)
    page.get_by_role("link", name="Fix and send again").click()
    expect(page.get_by_label("Message")).not_to_be_empty()


def edit(page: Page, stack: Stack) -> None:
    """One that is edited."""
    _open(page, stack, "scheduled")
    page.get_by_role("link", name="Edit").click()
    expect(page.get_by_label("Message")).not_to_be_empty()


def offline(page: Page, _stack: Stack) -> None:
    """What is known, while nothing can be learnt."""
    expect(page.get_by_role("link", name="Renew the passport").first).to_be_visible()
    page.context.set_offline(True)
    expect(page.get_by_text("You are offline")).to_be_visible()


def not_found(page: Page, stack: Stack) -> None:
    """An address at which there is nothing."""
    page.goto(f"{stack.site_url}/nowhere")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def _open(page: Page, stack: Stack, status: str) -> None:
    found = stack.http.get("/v1/reminders", params={"status": status}).json()["items"][0]
    page.goto(f"{stack.site_url}/reminders/{found['id']}")
    expect(page.get_by_text(found["message"]).first).to_be_visible()


if __name__ == "__main__":
    main()
