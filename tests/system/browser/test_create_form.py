"""The form that asks for a reminder: by keyboard, with national numbers, with problems in sight."""

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.stack import EMAIL, PHONE, Stack
from tests.system.browser.axe import violations

PHONE_AS_DIALLED = "0491 570 156"
NARROW = {"width": 320, "height": 640}  # what 1280 is at 400 %, WCAG 1.4.10
MOST_TABS = 40


def test_the_keyboard_alone_sets_a_reminder_and_the_next_goes_to_oneself(stack: Stack, page: Page) -> None:
    message = _new_message()
    page.goto(f"{stack.site_url}/new")
    expect(page.get_by_label("Message")).to_be_visible()
    _tab_to(page, "Message")
    page.keyboard.type(message)
    _tab_to(page, "Tomorrow, ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Tomorrow, ", pressed=True)).to_be_focused()
    expect(page.get_by_text("Due tomorrow")).to_be_visible()
    _tab_to(page, "Email address")
    page.keyboard.type(EMAIL)
    page.keyboard.press("Enter")

    said = page.get_by_role("group", name="What was just done")
    expect(said).to_contain_text(f"Set: “{message}”, tomorrow")
    expect(said).to_contain_text(EMAIL)
    expect(page.get_by_role("heading", name=message, level=1)).to_be_focused()
    [created] = _found(stack, message)
    assert 0 < (datetime.fromisoformat(created["dueAt"]) - datetime.now(UTC)).total_seconds() < 48 * 3600
    page.goto(f"{stack.site_url}/new")
    expect(page.get_by_label("Message")).to_have_value("")
    expect(page.get_by_label("Email address")).to_have_value(stack.outputs["demoUser"]["username"])


def test_a_problems_link_brings_its_field_and_label_into_view(stack: Stack, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{stack.site_url}/new")
    page.get_by_label("Repeat").select_option("week")
    page.get_by_role("checkbox", checked=True).uncheck()
    page.get_by_role("button", name="Set reminder").click()
    for text, field in (("Message: ", "Message"), ("On: ", "On")):
        page.get_by_role("alert").get_by_role("link", name=text).press("Enter")
        expect(page.locator("label, legend").get_by_text(field, exact=True)).to_be_in_viewport(ratio=1)


def test_labels_beside_a_problem_stay_aligned(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.site_url}/new")
    page.get_by_role("button", name="At a time…").click()
    page.get_by_label("Time", exact=True).fill("")
    page.get_by_role("button", name="Set reminder").click()
    expect(page.locator("#time-problem")).to_be_visible()
    tops = "all => all.map(one => one.getBoundingClientRect().top)"
    date, time = page.locator("label[for=date], label[for=time]").evaluate_all(tops)
    assert date == time


def test_a_national_number_is_accepted_and_its_library_loads_only_for_sms(stack: Stack, page: Page) -> None:
    message = _new_message()
    loaded: list[str] = []
    page.on("response", lambda response: loaded.append(response.url.rpartition("/")[2]))
    page.goto(f"{stack.site_url}/new")
    page.get_by_label("Message").fill(message)
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    assert not _phone_libraries(loaded)

    page.get_by_role("radio", name="SMS").check()
    _fill_phone(page)
    expect(page.get_by_text("1 text message", exact=False).first).to_be_visible()
    page.get_by_role("button", name="In…").click()
    page.get_by_label("In", exact=True).fill("600")
    page.get_by_role("button", name="Set reminder").click()

    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert [one["phone"] for one in _found(stack, message)] == [PHONE]
    assert _phone_libraries(loaded)


def test_the_full_form_passes_axe_before_and_after_it_is_sent(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.site_url}/new")
    _fill(page, _new_message())
    page.get_by_role("radio", name="Both").check()
    _fill_phone(page)
    page.get_by_role("button", name="At a time…").click()
    page.get_by_role("button", name="In another time zone").click()
    page.get_by_label("Time zone").fill("Europe/London")
    assert violations(page) == []
    page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.get_by_role("button", name="Set reminder").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert violations(page) == []


def _new_message() -> str:
    return f"Call {uuid.uuid4()}"


def _fill(page: Page, message: str) -> None:
    page.get_by_label("Message").fill(message)
    page.get_by_role("button", name="In…").click()
    page.get_by_label("In", exact=True).fill("600")
    page.get_by_label("Email address").fill(EMAIL)


def _fill_phone(page: Page) -> None:
    page.get_by_label("Country of the number").select_option("Australia")
    page.get_by_label("Mobile number").fill(PHONE_AS_DIALLED)


def _tab_to(page: Page, name: str) -> None:
    """Moves the focus, in the browser's own tab order, to the control whose name begins with `name`."""
    named = "document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent"
    for _ in range(MOST_TABS):
        if page.evaluate(named).startswith(name):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{name} cannot be reached by {MOST_TABS} tabs")


def _found(stack: Stack, message: str) -> list[dict[str, Any]]:
    """The reminders that wait and have `message`."""
    response = stack.http.get("/v1/reminders", params={"state": "upcoming", "limit": 100})
    return [one for one in response.json()["items"] if one["message"] == message]


def _phone_libraries(files: list[str]) -> list[str]:
    return [file for file in files if file.startswith("max-")]
