"""The docs' first example works unedited, in the browser, under the site's policy."""

from playwright.sync_api import Page, expect

from tests.stack import Stack


def authorize(page: Page, stack: Stack) -> None:
    """Presses Authorize and signs in as the demo user in the window that it opens."""
    page.locator("button.authorize").first.click()
    with page.expect_popup() as opened:
        page.locator(".auth-btn-wrapper button.authorize").click()
    window = opened.value
    window.locator("input[name=username]").fill(stack.outputs["demoUser"]["username"])
    window.locator("input[name=password]").fill(stack.outputs["demoUser"]["password"])
    with window.expect_event("close"):
        window.locator("[type=submit]").click()
    expect(page.locator(".auth-btn-wrapper").get_by_text("Logout")).to_be_visible()
    page.locator(".auth-btn-wrapper .btn-done").click()


def test_the_first_example_runs_unedited_and_returns_201(
    stack: Stack, page: Page, console: list[str]
) -> None:
    page.goto(stack.outputs["docsUrl"])
    authorize(page, stack)
    operation = page.locator("#operations-reminders-createReminder, [id$='createReminder']").first
    operation.locator("button.opblock-summary-control").click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()
    response = operation.locator(".live-responses-table .response .response-col_status").first
    expect(response).to_contain_text("201")
    expect(operation.locator(".live-responses-table")).to_contain_text("success@simulator.amazonses.com")
    console[:] = [line for line in console if "not contained in a form" not in line]  # Swagger UI's secret
