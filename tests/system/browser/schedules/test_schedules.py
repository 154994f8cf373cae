"""A reminder that repeats, on the page: set, listed, paused, ended, and changed from one on."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.stack import EMAIL, Stack
from tests.system.browser.axe import violations
from tests.system.browser.list.rows import opened, row_of
from workflow.time.zones import zone


def test_a_reminder_that_repeats_is_set_with_its_next_times_and_listed(stack: Stack, page: Page) -> None:
    message = _new_message()
    page.goto(f"{stack.site_url}/new")
    page.get_by_label("Message").fill(message)
    page.get_by_role("button", name="Tomorrow, ").click()
    page.get_by_label("Repeat", exact=True).select_option("Each day")
    expect(page.get_by_text("Each day at 09:00.")).to_be_visible()
    expect(page.get_by_role("list", name="The next 3").get_by_role("listitem")).to_have_count(3)
    assert violations(page) == []
    page.get_by_label("Email address").fill(EMAIL)
    page.get_by_role("button", name="Set reminder").click()
    said = page.get_by_role("group", name="What was just done")
    expect(said).to_contain_text(f"Set: “{message}”. Each day at 09:00")
    expect(page.get_by_text("Next: tomorrow")).to_be_visible()

    [schedule] = [one for one in _schedules(stack) if one["message"] == message]
    assert schedule["rrule"] == "FREQ=DAILY"
    page.goto(f"{stack.site_url}/?list=repeating")
    row = opened(page.locator(".reminder-item").filter(has_text=message))
    row.get_by_role("button", name="Pause").click()
    expect(row.get_by_text("Paused", exact=True)).to_be_visible()
    row.get_by_role("button", name="Resume").click()
    expect(row.get_by_text("Active", exact=True)).to_be_visible()
    assert violations(page) == []
    row.get_by_role("button", name="End").click()
    row.get_by_role("button", name="End it").click()
    expect(row.get_by_text("Ended", exact=True)).to_be_visible()
    _close_undo(page)
    assert _schedule(stack, schedule["id"])["status"] == "ended"


def test_a_change_of_this_and_all_that_follow_changes_the_schedule(stack: Stack, page: Page) -> None:
    schedule, row = _repeating(stack, page)
    opened(row).get_by_role("button", name="Edit").click()
    row.get_by_role("link", name="This and all that follow").click()
    expect(page.get_by_role("heading", name="Change this and all that follow")).to_be_focused()
    page.get_by_label("Message").fill(changed := _new_message())
    expect(page.get_by_text("The next 3:")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1, name=changed)).to_be_visible()
    [following] = [one for one in _schedules(stack) if one["message"] == changed]
    assert (following["id"], following["status"]) == (schedule["id"], "active")
    assert following["nextDueAt"] == schedule["nextDueAt"]
    assert violations(page) == []


def test_schedules_fit_a_narrow_screen(stack: Stack, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})  # what 1280 is at 400 %, WCAG 1.4.10
    schedule, row = _repeating(stack, page)
    opened(row).get_by_role("button", name="Cancel").click()
    expect(row.get_by_role("button", name="Only this one")).to_be_visible()
    assert violations(page) == []
    assert _overflow(page) == 0
    page.goto(f"{stack.site_url}/new")
    page.get_by_label("Repeat", exact=True).select_option("Each week, on chosen days")
    expect(page.get_by_text("The next 3:")).to_be_visible()
    assert _overflow(page) == 0
    for path in (
        "/?list=repeating",
        f"/schedules/{schedule['id']}",
        f"/schedules/{schedule['id']}/edit",
    ):
        page.goto(stack.site_url + path)
        expect(page.get_by_text("Each day at").first).to_be_visible()
        assert _overflow(page) == 0, path


def test_no_weekday_wraps_at_any_width(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.site_url}/new")
    page.get_by_label("Repeat", exact=True).select_option("Each week, on chosen days")
    expect(page.get_by_label("Wednesday")).to_be_visible()
    broken = []
    for width in range(320, 1440, 10):
        page.set_viewport_size({"width": width, "height": 640})
        heights = page.locator(".weekdays label").evaluate_all("all => all.map(one => one.offsetHeight)")
        if len(set(heights)) > 1:
            broken.append(width)
    assert broken == []


def _repeating(stack: Stack, page: Page) -> tuple[dict[str, Any], Locator]:
    """A schedule for each day, of which one is made already, and the row of that on the page.

    It is due 8 hours on: less far on than what is made ahead at any hour, and the next is farther.
    """
    message = _new_message()
    due = datetime.now(zone("Europe/London")) + timedelta(hours=8)
    body = {
        "message": message,
        "preference": "email",
        "email": EMAIL,
        "timezone": "Europe/London",
        "start": f"2026-01-01T{due:%H:%M}:00",
        "rrule": "FREQ=DAILY",
    }
    made = stack.http.post("/v1/schedules", json=body)
    assert made.status_code == 201, made.text
    page.goto(stack.site_url)
    row = row_of(page, message)
    expect(row.get_by_text("Repeats")).to_be_attached()
    return made.json(), row


def _close_undo(page: Page) -> None:
    """Closes the way back from what was done last: only then it is asked of the server."""
    close = page.get_by_role("button", name="Close: ").last
    said = close.get_attribute("aria-label")
    close.click()
    expect(page.get_by_role("button", name=said or "", exact=True)).to_be_hidden()


def _schedule(stack: Stack, schedule_id: str) -> dict[str, Any]:
    found: dict[str, Any] = stack.http.get(f"/v1/schedules/{schedule_id}").json()
    return found


def _schedules(stack: Stack) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = stack.http.get("/v1/schedules").json()["items"]
    return found


def _new_message() -> str:
    return f"Plants {uuid.uuid4()}"


def _overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    found: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found
