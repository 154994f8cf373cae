"""A headless Chromium where the site must keep quiet: no console message, no error, no broken policy."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.requirements import skip_or_fail
from tests.stack import Stack, stack_of_one_file
from tests.system.browser.chromium import headless, program
from tests.system.browser.signed_in import sign_in

__all__ = ["stack_of_one_file"]

PATIENCE_MILLISECONDS = 30_000
"""How long a page has for what is expected of it, however busy the machine is."""

NOTE_VIOLATIONS = (
    "addEventListener('securitypolicyviolation', e => console.error('policy', e.violatedDirective))"
)

UNDO_STAYS = """const wait = window.setTimeout;
window.setTimeout = (work, delay, ...rest) => wait(work, delay === 10000 ? 600000 : delay, ...rest);"""
"""What was done can be undone for as long as a slow machine takes to get there."""


@pytest.fixture(scope="session", autouse=True)
def browser() -> Iterator[Browser]:
    """The machine's Chromium; looked for before anything is started."""
    found = program()
    if found is None:
        skip_or_fail("no Chromium: install it, or set CHROMIUM to its program")
    expect.set_options(timeout=PATIENCE_MILLISECONDS)
    with headless(found) as browser:
        yield browser


@pytest.fixture
def console() -> list[str]:
    """What `page` said on its console and couldn't load; a test takes out what it expects."""
    return []


@pytest.fixture
def page(browser: Browser, stack: Stack, console: list[str]) -> Iterator[Page]:
    """A fresh page of the demo user's, quiet."""
    with quiet_page(browser, stack, console) as page:
        sign_in(page.context, stack)
        yield page


@pytest.fixture
def strangers_page(browser: Browser, stack: Stack, console: list[str]) -> Iterator[Page]:
    """A fresh page where nobody is signed in, quiet."""
    with quiet_page(browser, stack, console) as page:
        yield page


@contextmanager
def quiet_page(browser: Browser, stack: Stack, console: list[str]) -> Iterator[Page]:
    """A page of a context of its own; it fails for whatever is left in `console`."""
    sign_in_url = urljoin(stack.sign_in_config["authorizationEndpoint"], "/")
    context = browser.new_context(locale="en-GB")
    context.add_init_script(NOTE_VIOLATIONS)
    context.add_init_script(UNDO_STAYS)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    page.on("console", lambda message: _note_message(message, sign_in_url, console))
    page.on("pageerror", lambda error: console.append(f"error: {error}"))
    page.on("requestfailed", lambda request: _note_failure(request, console))
    yield page
    context.close()
    assert console == []


def _note_message(message: ConsoleMessage, sign_in_url: str, console: list[str]) -> None:
    """The sign-in page is the user pool's own: what is said there is not the site's."""
    if not message.location["url"].startswith(sign_in_url):
        console.append(f"{message.type}: {message.text}")


def _note_failure(request: Request, console: list[str]) -> None:
    if (
        request.failure != "net::ERR_ABORTED"
    ):  # the page itself gives up what a view that was left had asked for
        console.append(f"failed: {request.url} {request.failure}")
