"""What can be done with a reminder in a list."""

from playwright.sync_api import Locator, Page


def row_of(page: Page, message: str) -> Locator:
    """Its row in the list that is shown."""
    return page.locator("[data-reminder]").filter(has_text=message)


def opened(row: Locator) -> Locator:
    """The row, with what can be done shown."""
    row.get_by_role("button", name="Actions").click()
    return row
