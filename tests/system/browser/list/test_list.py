"""The list keeps itself up to date without getting in anybody's way, and asks for nothing while offline."""

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.stack import EMAIL, PHONE, Stack
from tests.system.browser.list.rows import opened, row_of
from tests.system.browser.signed_in import sign_in

pytestmark = pytest.mark.slow

MORE_THAN_A_PAGE = 26

MOST_PIXELS = 73
"""The height of a row with its title on one line and all else on two, and its border."""

LEAST_EMS = 8
"""How wide the words of a row are at least, in their font's size."""

STOPS = "document.querySelectorAll('.reminder-list :is(a, button):not([tabindex=\"-1\"])').length"


def create(stack: Stack, seconds: int) -> str:
    """Asks for a reminder with a message of its own, which is returned."""
    message = f"Listed {uuid.uuid4()}"
    stack.create(message=message, preference="email", email=EMAIL, waitSeconds=seconds)
    return message


def test_one_that_becomes_due_is_announced_once_and_leaves_the_focus_alone(stack: Stack, page: Page) -> None:
    page.goto(stack.site_url)
    message = create(stack, 30)
    page.reload()
    row = row_of(page, message)
    expect(row).to_contain_text(re.compile(r"in \d+ s"))
    cancel = opened(row).get_by_role("button", name="Cancel")
    cancel.focus()
    page.evaluate(
        "window.said = []; new MutationObserver(() => said.push(document.querySelector('[data-announcer]')"
        ".textContent)).observe(document.querySelector('[data-announcer]'), {childList: true})"
    )
    expect(row.get_by_text("Sent", exact=True)).to_be_visible(timeout=90_000)
    expect(cancel).to_be_focused()
    said = " ".join(dict.fromkeys(page.evaluate("said")))
    assert said.count(f"{message}: Sent") == 1
    page.keyboard.press("Shift+Tab")
    page.get_by_role("contentinfo").click()
    expect(row.get_by_role("button", name="Snooze")).to_be_visible()


def test_nothing_is_asked_for_while_offline_and_all_is_caught_up_after(stack: Stack, page: Page) -> None:
    message = create(stack, 10)
    page.goto(stack.site_url)
    row = row_of(page, message)
    expect(row).to_be_visible()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.context.set_offline(True)
    expect(page.get_by_text("You are offline")).to_be_visible()
    (reminder,) = [
        one for one in stack.http.get("/v1/reminders").json()["items"] if one["message"] == message
    ]
    stack.wait_until_final(reminder["id"])
    page.wait_for_timeout(3000)  # the next two questions would have been due
    assert requests == []
    page.context.set_offline(False)
    expect(row.get_by_text("Sent", exact=True)).to_be_visible()
    expect(page.get_by_text("You are offline")).to_be_hidden()


def test_a_reminder_is_one_line_and_one_tab_stop_and_its_day_stands_above(
    stack: Stack, strangers_page: Page
) -> None:
    page = strangers_page
    with stack.as_new_user() as somebody:
        for _ in range(MORE_THAN_A_PAGE):
            create(somebody, 40 * 86_400)
        sign_in(page.context, somebody)
    page.goto(stack.site_url)
    rows = page.locator(".reminder-row")
    expect(rows).to_have_count(MORE_THAN_A_PAGE - 1)
    heights = page.evaluate("[...document.querySelectorAll('.reminder-row')].map(row => row.offsetHeight)")
    assert max(heights) <= MOST_PIXELS
    expect(page.locator(".reminder-list").get_by_role("heading")).to_have_count(1)
    page.get_by_role("button", name="Show more").press("Enter")
    expect(rows).to_have_count(MORE_THAN_A_PAGE)
    expect(rows.last.get_by_role("link")).to_be_focused()
    assert page.evaluate(STOPS) == MORE_THAN_A_PAGE


@pytest.mark.parametrize("percent", [100, 200])
def test_a_phone_has_room_for_the_words_of_a_row_and_the_whole_row_opens_it(
    stack: Stack, page: Page, percent: int
) -> None:
    message = f"Listed {uuid.uuid4()}"
    long = f"{'long.' * 10}name@a-long-name.example.org"
    stack.create(message=message, preference="both", email=long, phone=PHONE, waitSeconds=3600)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(stack.site_url)
    page.evaluate(f"document.documentElement.style.fontSize = '{percent}%'")
    row = row_of(page, message)
    words = row.locator(".row-main")
    expect(row.get_by_text(PHONE)).to_be_visible()
    assert words.evaluate("e => e.clientWidth / parseFloat(getComputedStyle(e).fontSize)") >= LEAST_EMS
    main, number = words.bounding_box(), row.get_by_text(PHONE).bounding_box()
    assert main is not None
    assert number is not None
    assert number["y"] + number["height"] <= main["y"] + main["height"]
    tabs = page.get_by_role("tab")
    assert len(set(tabs.evaluate_all("tabs => tabs.map(tab => tab.offsetTop)"))) == 1
    tabs.last.click()
    page.reload()
    expect(tabs.last).to_be_in_viewport(ratio=0.9)
    tabs.first.click()
    row.locator(".row-time").click(force=True)
    expect(page.get_by_role("heading", level=1)).to_contain_text(message)


def test_one_is_found_by_its_words_its_day_and_its_reference(stack: Stack, page: Page) -> None:
    sought, other = create(stack, 3600), create(stack, 50 * 86_400)
    reference = f"job-{uuid.uuid4()}"
    stack.create(
        message="Over", preference="email", email=EMAIL, waitSeconds=40 * 86_400, reference=reference
    )
    page.goto(stack.site_url)
    expect(row_of(page, sought)).to_be_visible()
    page.get_by_role("searchbox").fill(sought.upper())
    expect(page.locator("[data-reminder]")).to_have_count(1)
    page.get_by_role("tab", name="Finished").click()
    page.get_by_role("searchbox").fill(reference)
    expect(row_of(page, "Over")).to_be_visible()
    page.get_by_role("tab", name="Upcoming").click()
    page.get_by_role("searchbox").fill("")
    page.get_by_label("Go to day").fill(str(datetime.now(UTC).date() + timedelta(days=45)))
    expect(row_of(page, sought)).to_have_count(0)
    expect(row_of(page, other)).to_be_visible()
    page.reload()
    expect(row_of(page, other)).to_be_visible()
    expect(row_of(page, sought)).to_have_count(0)
