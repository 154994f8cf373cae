"""The page on a device that names no time zone."""

import os
import uuid

from playwright.sync_api import Browser, expect

from tests.stack import EMAIL, Stack
from tests.system.browser.chromium import program
from tests.system.browser.conftest import quiet_page
from tests.system.browser.signed_in import sign_in


def test_a_device_without_a_zone_uses_utc_and_says_so(
    browser: Browser, stack: Stack, console: list[str]
) -> None:
    without_zone = browser.browser_type.launch(
        executable_path=program(), args=["--no-sandbox"], env={**os.environ, "TZ": ""}
    )
    message = f"Call {uuid.uuid4()}"
    with quiet_page(without_zone, stack, console) as page:
        sign_in(page.context, stack)
        page.goto(f"{stack.site_url}/new")
        assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == "Etc/Unknown"
        expect(page.get_by_text("so times here are in UTC")).to_be_visible()
        page.get_by_label("Message").fill(message)
        page.get_by_label("Email address").fill(EMAIL)
        page.get_by_role("button", name="At a time…").click()
        page.get_by_role("button", name="In another time zone").click()
        page.get_by_label("Time zone").fill("vancouver")
        page.get_by_role("button", name="Set reminder").click()
        expect(page.get_by_role("group", name="What was just done")).to_contain_text("09:00 in Vancouver")
        page.get_by_role("link", name="Your reminders").click()
        expect(page.get_by_role("link", name=message, exact=True)).to_be_visible()
    without_zone.close()
