"""Every view and the docs keep to the site's policy: nothing inline, nothing from elsewhere."""

import pytest
from playwright.sync_api import Page, expect

from tests.stack import EMAIL, Stack

VIEWS = [
    *("/", "/reminders/{id}", "/reminders/00000000-0000-7000-8000-000000000000", "/nowhere", "/docs"),
    "/docs?url=https://elsewhere.example/a.json&configUrl=https://elsewhere.example/b.json",
]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_requests_nothing_from_other_sites_and_keeps_to_the_policy(
    stack: Stack, page: Page, console: list[str], view: str
) -> None:
    created = stack.create(message="Seen", preference="email", email=EMAIL, waitSeconds=3600)
    addresses: set[str] = set()
    page.on("request", lambda request: addresses.add(request.url))
    response = page.goto(stack.site_url + view.replace("{id}", created["id"]), wait_until="networkidle")
    expect(page.locator("h1, h2").first).to_be_visible()
    assert response is not None
    policy = dict(rule.split(" ", 1) for rule in response.headers["content-security-policy"].split("; "))
    assert "'unsafe" not in str(policy)
    sign_in_pages = stack.outputs["endpointUrl"].replace("127.0.0.1", "localhost")
    assert policy["connect-src"].split() == ["'self'", sign_in_pages]
    assert {address for address in addresses if not address.startswith((stack.site_url, "data:"))} == set()
    console[:] = [line for line in console if "status of 404" not in line]  # of the reminder that isn't there
