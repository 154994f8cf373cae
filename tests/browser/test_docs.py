"""The docs' first example works unedited, in the browser, under the site's policy."""

from playwright.sync_api import Page, expect

from tests.stack import Stack


def test_the_first_example_is_executed_unedited_and_answered_201(stack: Stack, page: Page) -> None:
    page.goto(stack.outputs["docsUrl"])
    operation = page.locator("#operations-reminders-createReminder, [id$='createReminder']").first
    operation.locator("button.opblock-summary-control").click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()
    answer = operation.locator(".live-responses-table .response .response-col_status").first
    expect(answer).to_contain_text("201", timeout=30_000)
    expect(operation.locator(".live-responses-table")).to_contain_text("success@simulator.amazonses.com")
