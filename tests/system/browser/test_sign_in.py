"""Signing in at the user pool's page, and what stays, comes back and ends."""

import pytest
from playwright.sync_api import Page, expect

from tests.stack import EMAIL, Stack
from tests.system.browser.axe import violations
from tests.system.browser.list.rows import opened, row_of


@pytest.fixture
def visitor(strangers_page: Page, stack: Stack, console: list[str]) -> Page:
    """The page as somebody finds it who is not signed in."""
    strangers_page.goto(stack.site_url)
    expect(strangers_page.get_by_text("Sign in to see your reminders")).to_be_visible()
    assert console == []
    return strangers_page


def sign_in(page: Page, stack: Stack) -> None:
    """Fills the sign-in page that is shown; back on the site the user is named."""
    user = stack.outputs["demoUser"]
    page.locator("input[name=username]").fill(user["username"])
    page.locator("input[name=password]").fill(user["password"])
    page.locator("[type=submit]").click()
    expect(page.locator(".signed-in-as")).to_contain_text(user["username"])


def test_a_text_typed_before_signing_in_sets_one_reminder_afterwards(stack: Stack, visitor: Page) -> None:
    visitor.get_by_label("New reminder").fill("Typed before signing in tomorrow 9am")
    visitor.get_by_label("New reminder").press("Enter")
    sign_in(visitor, stack)
    expect(visitor).to_have_url(f"{stack.site_url}/")
    said = visitor.get_by_role("group", name="What was just done")
    expect(said).to_contain_text("Set: “Typed before signing in”")
    expect(visitor.get_by_label("New reminder")).to_have_value("")
    visitor.reload()
    expect(visitor.get_by_role("link", name="Typed before signing in").first).to_be_visible()
    listed = stack.http.get("/v1/reminders").json()["items"]
    assert [one["message"] for one in listed].count("Typed before signing in") == 1


def test_a_cancellation_after_the_session_ended_happens_after_the_next_sign_in(
    stack: Stack, page: Page, console: list[str]
) -> None:
    created = stack.create(message="Soon void", preference="email", email=EMAIL, waitSeconds=3600)
    page.goto(stack.site_url)
    row = row_of(page, "Soon void")
    expect(row).to_be_visible()
    page.evaluate(
        "for (const key of Object.keys(sessionStorage).filter(key => key.startsWith('oidc.user'))) {"
        " const user = JSON.parse(sessionStorage[key]); user.access_token = 'x.y.z';"
        " sessionStorage[key] = JSON.stringify(user) }"
    )
    opened(row).get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("you asked to cancel “Soon void”")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Sign in and do it").click()
    sign_in(page, stack)
    said = page.get_by_role("group", name="What was just done")
    expect(said).to_contain_text("Cancelled: “Soon void”")
    assert stack.get(created["id"])["status"] == "cancelled"
    assert violations(page) == []
    console[:] = [line for line in console if "status of 401" not in line]


def test_leaving_the_sign_in_page_by_the_back_button_sets_nothing_and_keeps_the_draft(
    stack: Stack, visitor: Page
) -> None:
    visitor.goto(f"{stack.site_url}/new")
    visitor.get_by_label("Message").fill("Thought better of it")
    visitor.get_by_label("Email address").fill(EMAIL)
    visitor.get_by_role("button", name="Set reminder").click()
    expect(visitor.locator("input[name=password]")).to_be_visible()
    visitor.go_back()
    expect(visitor.get_by_label("Message")).to_have_value("Thought better of it")
    visitor.get_by_role("button", name="Don't do it").click()
    visitor.get_by_role("banner").get_by_role("button", name="Sign in").click()
    sign_in(visitor, stack)
    expect(visitor.get_by_label("Message")).to_have_value("Thought better of it")
    listed = stack.http.get("/v1/reminders").json()["items"]
    assert "Thought better of it" not in [one["message"] for one in listed]


def test_a_reload_and_other_tabs_keep_the_session_until_somebody_signs_out_in_one(
    stack: Stack, visitor: Page
) -> None:
    visitor.get_by_role("button", name="Sign in").first.click()
    sign_in(visitor, stack)
    visitor.reload()
    other = visitor.context.new_page()
    other.goto(stack.site_url)
    for page in (visitor, other):
        expect(page.locator(".signed-in-as")).to_contain_text(stack.outputs["demoUser"]["username"])
    assert violations(visitor) == []
    assert other.evaluate("Object.keys(localStorage).filter(key => key.startsWith('oidc'))") == []
    with visitor.expect_request(lambda request: "/logout?" in request.url):
        visitor.get_by_role("button", name="Sign out").click()
    for page in (visitor, other):
        expect(page.get_by_text("Sign in to see your reminders")).to_be_visible()
        kept = "Object.keys(sessionStorage).filter(key => key.startsWith('oidc.user'))"
        assert page.evaluate(kept) == []
    assert violations(visitor) == []


def test_a_user_who_chose_it_stays_signed_in_after_all_tabs_were_closed(stack: Stack, visitor: Page) -> None:
    visitor.get_by_label("Stay signed in on this device").check()
    visitor.get_by_role("button", name="Sign in").first.click()
    sign_in(visitor, stack)
    context = visitor.context
    visitor.close()
    later = context.new_page()
    later.goto(f"{stack.site_url}/settings")
    expect(later.locator(".signed-in-as")).to_contain_text(stack.outputs["demoUser"]["username"])
    expect(later.get_by_label("Stay signed in on this device")).to_be_checked()
    assert violations(later) == []
    later.get_by_role("button", name="Sign out").click()
    expect(later.get_by_text("Sign in to see your reminders")).to_be_visible()
    assert later.evaluate("Object.keys(localStorage).filter(key => key.startsWith('oidc'))") == []


def test_signing_in_returns_to_the_requested_view(stack: Stack, strangers_page: Page) -> None:
    created = stack.create(message="Behind the sign-in", preference="email", email=EMAIL, waitSeconds=3600)
    strangers_page.goto(f"{stack.site_url}/reminders/{created['id']}")
    strangers_page.get_by_role("main").get_by_role("button", name="Sign in").click()
    sign_in(strangers_page, stack)
    expect(strangers_page.get_by_role("heading", level=1)).to_contain_text("Behind the sign-in")


def test_a_refused_sign_in_is_explained(stack: Stack, strangers_page: Page) -> None:
    strangers_page.goto(f"{stack.site_url}/signed-in?error=access_denied&state=x")
    expect(strangers_page.get_by_role("heading", level=1)).to_contain_text("You are not signed in")
    assert violations(strangers_page) == []


def test_signing_in_at_an_address_that_looks_like_another_site_stays_here(
    stack: Stack, strangers_page: Page
) -> None:
    strangers_page.goto(f"{stack.site_url}//elsewhere.example/x")
    strangers_page.get_by_role("banner").get_by_role("button", name="Sign in").click()
    sign_in(strangers_page, stack)
    expect(strangers_page.get_by_text("Signing you in")).to_have_count(0)
    assert strangers_page.url.startswith(stack.site_url + "/")
