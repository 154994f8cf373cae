"""What failed is counted on the page, fixed and sent again, dismissed or done, and counts no more then."""

import re
import uuid
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.stack import EMAIL, Stack
from tests.system.browser import sights
from tests.system.browser.list.rows import opened, row_of

pytestmark = pytest.mark.slow

REASON = "This address can't receive the message."
REFUSED = "refused@simulator.amazonses.com"

SIDES = "all => all.map(one => one.getBoundingClientRect().toJSON())"

CUT = """all => all.filter(one => getComputedStyle(one).overflow !== "visible")
    .filter(one => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth)
    .map(one => one.textContent)"""


def failed(stack: Stack) -> dict[str, Any]:
    """A reminder that its recipient's provider has refused."""
    created = stack.create(message=f"Failed {uuid.uuid4()}", preference="email", email=REFUSED, waitSeconds=0)
    ended = stack.wait_until_final(created["id"])
    assert (ended["status"], ended["attention"]) == ("failed", True)
    return ended


def expect_count(page: Page, count: int) -> None:
    """That so many need attention, at the tab and in the title."""
    title, counted = ("Reminders", "") if count == 0 else (f"({count}) Reminders", f" {count}")
    expect(page.get_by_role("tab", name=f"Needs attention{counted}", exact=True)).to_be_visible()
    expect(page).to_have_title(f"{title} · Task Reminder")


def test_a_failure_is_counted_fixed_and_sent_again_while_the_page_is_open(stack: Stack, page: Page) -> None:
    page.goto(stack.site_url)
    expect_count(page, 0)
    message = f"Fixed {uuid.uuid4()}"
    page.get_by_role("link", name="All options").click()
    page.get_by_label("Message").fill(message)
    page.get_by_role("button", name="In…").click()
    page.get_by_label("In", exact=True).fill("1")
    page.get_by_label("Unit").select_option("seconds")
    page.get_by_label("Email address").fill(REFUSED)
    page.get_by_role("button", name="Set reminder").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.get_by_role("link", name="Your reminders").click()
    link = page.get_by_role("region", name="Your reminders").get_by_role("link", name="See it")
    expect(link).to_be_visible()
    expect_count(page, 1)
    link.click()
    expect(page.get_by_role("tab", selected=True)).to_be_focused()
    expect(row_of(page, message)).to_contain_text(REASON)
    opened(row_of(page, message)).get_by_role("link", name="Fix and send again").click()
    page.get_by_label("Email address").fill(EMAIL)
    page.get_by_role("button", name="Send again").click()
    expect(page.get_by_text("On its way again").first).to_be_visible()
    expect(page.get_by_text("Sent", exact=True)).to_be_visible()
    page.get_by_role("link", name="Your reminders").click()
    expect_count(page, 0)
    again, old = stack.newest()[:2]
    assert (again["status"], again["email"], again["snoozedFrom"]) == ("sent", EMAIL, old["id"])
    assert (old["status"], old["attention"]) == ("failed", False)


def test_a_row_shows_reason_and_address_first_and_uncut(stack: Stack, page: Page) -> None:
    unverified = "unverified@simulator.amazonses.com"
    rows = {}
    for to in ({"email": REFUSED}, {"email": unverified}, {"email": EMAIL, "phone": sights.REFUSED_PHONE}):
        message = f"Why {uuid.uuid4()}"
        preference = "both" if "phone" in to else "email"
        asked = {"message": message, "preference": preference, "waitSeconds": 0, "timezone": sights.ZONE}
        rows[message] = (stack.wait_until_final(stack.create(**asked, **to)["id"]), [*to.values()][-1])
    page.goto(f"{stack.site_url}/?list=attention")
    for message, (ended, address) in rows.items():
        more = row_of(page, message).locator(".row-more")
        expect(more).to_contain_text(address)
        errors = [one["error"]["detail"] for one in ended["deliveries"].values() if one["error"]]
        assert re.match(rf".{{,20}}{re.escape(errors[0])} {re.escape(address)}", more.text_content() or "")
    for width in (320, 360, 1440):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.locator(".row-more, .row-more bdi").evaluate_all(CUT) == [], width
    for reminder, _ in rows.values():
        stack.http.post(f"/v1/reminders/{reminder['id']}/dismiss")


def test_the_count_fits_the_header_of_a_phone(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.site_url}/reminders/{failed(stack)['id']}")
    expect(page.locator(".attention-link")).to_be_visible()
    tops = "all => new Set(all.map(one => one.getBoundingClientRect().top)).size"
    for width in (320, 360, 390, 414):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.locator(".site-header > *").evaluate_all(tops) == 1, width
        settings, sign_out = page.locator(".session > a, .session > button").evaluate_all(SIDES)
        assert sign_out["left"] - settings["right"] >= 8, width
    page.get_by_role("button", name="Dismiss").click()
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".attention-link")).to_be_hidden()
