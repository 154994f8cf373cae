"""A reminder is cancelled, put back, moved, edited and snoozed on the page; too late is said kindly."""

import uuid
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from tests.stack import EMAIL, Stack


def ask(stack: Stack, page: Page, **body: Any) -> tuple[dict[str, Any], Locator]:  # noqa: ANN401 - JSON
    """Asks for a reminder, opens the list, and returns both."""
    message = f"Acted on {uuid.uuid4()}"
    asked = stack.create(message=message, preference="email", email=EMAIL, **{"waitSeconds": 3600} | body)
    page.goto(stack.site_url)
    row = page.get_by_role("listitem").filter(has_text=message).first
    expect(row).to_be_visible()
    return asked, row


def sent(stack: Stack) -> dict[str, Any]:
    """A reminder that was sent."""
    asked = stack.create(message=f"Sent {uuid.uuid4()}", preference="email", email=EMAIL, waitSeconds=0)
    return stack.ended(asked["id"])


def newest(stack: Stack) -> dict[str, Any]:
    """What was asked for last."""
    found: dict[str, Any] = stack.http.get("/v1/reminders", params={"limit": 1}).json()["items"][0]
    return found


def test_cancel_then_put_it_back_by_the_keyboard_alone(stack: Stack, page: Page) -> None:
    asked, row = ask(stack, page)
    row.get_by_role("button", name="Cancel").press("Enter")
    expect(row.get_by_text("Cancelled.")).to_be_focused()
    assert stack.get(asked["id"])["status"] == "cancelled"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(row.get_by_role("button", name="Cancel")).to_be_visible()
    expect(row.get_by_role("link").first).to_be_focused()
    again = newest(stack)
    assert (again["snoozedFrom"], again["dueAt"]) == (asked["id"], asked["dueAt"])
    assert again["status"] == "scheduled"


def test_another_time_by_one_press(stack: Stack, page: Page) -> None:
    asked, row = ask(stack, page)
    row.get_by_role("button", name="Change time").click()
    row.get_by_role("button", name="Tomorrow, 09:00").click()
    expect(row.get_by_text("Now due tomorrow")).to_be_visible()
    assert stack.get(asked["id"])["dueAt"] > asked["dueAt"]


def test_what_was_changed_elsewhere_is_not_overwritten_unseen(
    stack: Stack, page: Page, console: list[str]
) -> None:
    asked, row = ask(stack, page)
    row.get_by_role("link", name="Edit").click()
    page.get_by_label("Message").fill("Mine")
    elsewhere = stack.http.patch(f"/v1/reminders/{asked['id']}", json={"message": "Theirs"})
    assert elsewhere.status_code == 200
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("changed elsewhere")
    expect(page).to_have_title("Error: Edit reminder · Task Reminder")
    assert stack.get(asked["id"])["message"] == "Theirs"
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1, name="Mine")).to_be_focused()
    assert stack.get(asked["id"])["message"] == "Mine"
    assert "status of 412" in console.pop()


def test_too_late_to_cancel_is_explained(stack: Stack, page: Page, console: list[str]) -> None:
    asked, row = ask(stack, page, waitSeconds=2)
    page.route("**/v1/reminders?*", lambda _: None)  # the list does not learn of the end by itself
    stack.ended(asked["id"])
    row.get_by_role("button", name="Cancel").click()
    expect(row.get_by_role("alert")).to_have_text("Too late to cancel it: it has already been sent.")
    expect(row.get_by_text("Sent", exact=True)).to_be_visible()
    assert "status of 409" in console.pop()


def test_a_snooze_whose_answer_is_lost_makes_one_reminder(
    stack: Stack, page: Page, console: list[str]
) -> None:
    asked = sent(stack)

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.goto(f"{stack.site_url}/reminders/{asked['id']}")
    page.route("**/snooze", lose, times=1)
    page.get_by_role("button", name="Snooze").click()
    page.get_by_role("button", name="In an hour").click()
    expect(page.get_by_role("alert")).to_contain_text("No answer came")
    page.get_by_role("button", name="In an hour").click()
    expect(page.get_by_role("link", name="See it")).to_be_visible()
    items = stack.http.get("/v1/reminders").json()["items"]
    assert len([one for one in items if one["snoozedFrom"] == asked["id"]]) == 1
    console.clear()  # of the answer that was lost


def test_the_view_says_how_each_channel_went(stack: Stack, page: Page) -> None:
    ended = sent(stack)
    page.goto(f"{stack.site_url}/reminders/{ended['id']}")
    steps = page.locator("ol > li")
    expect(steps).to_have_count(5)
    expect(steps.nth(3)).to_contain_text("Email: handed to the mail service")
    page.get_by_text("Details").click()
    expect(steps.nth(3)).to_contain_text(ended["deliveries"]["email"]["messageId"])
    expect(steps.last).to_contain_text("Done")
