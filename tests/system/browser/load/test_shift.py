"""Nothing moves while a view is loaded on a slow phone. How long that takes is measured by `make load`."""

import pytest
from playwright.sync_api import Browser

from tests.stack import Stack
from tests.system.browser.load.phone import measure
from tests.system.browser.load.report import LARGEST_SHIFT
from tests.system.browser.load.views import View, views_of


@pytest.fixture(scope="module")
def views(stack: Stack) -> dict[str, View]:
    """The views, and a list that is longer than the screen."""
    return views_of(stack, 12)


@pytest.mark.parametrize("name", ["home, signed out", "home", "a reminder", "/new", "/settings", "/m/"])
def test_nothing_moves_while_a_view_is_loaded(
    stack: Stack, browser: Browser, views: dict[str, View], name: str
) -> None:
    load = measure(browser, stack.site_url, stack, views[name])
    assert load.cls <= LARGEST_SHIFT, load.moved
