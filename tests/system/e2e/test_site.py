"""Tests the site's single origin: page, API and docs, each with its own errors and security headers."""

import uuid

import pytest

from tests.stack import EMAIL, Stack

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
}


@pytest.mark.parametrize("path", ["/", "/reminders/0193a1b2-0000-7000-8000-00000000000a", "/no/such/view"])
def test_every_route_of_the_page_gives_the_page(stack: Stack, path: str) -> None:
    response = stack.http.get(path)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")
    assert response.text == stack.http.get("/index.html").text
    assert "no-cache" in response.headers["cache-control"] or "no-store" in response.headers["cache-control"]


def test_what_the_page_loads_exists_and_is_cached_for_long(stack: Stack) -> None:
    page = stack.http.get("/").text
    assets = [part.split('"')[0] for part in page.split('"/assets/')[1:]]
    assert len(assets) >= 2
    for name in assets:
        response = stack.http.get(f"/assets/{name}")
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]


@pytest.mark.parametrize("path", ["/", "/v1/health", "/v1/nothing", "/docs", "/config.json"])
def test_every_answer_has_the_security_headers(stack: Stack, path: str) -> None:
    headers = stack.http.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_reminder_can_be_read_and_is_in_its_lists(stack: Stack) -> None:
    message = f"Call {uuid.uuid4()}"
    response = stack.http.post(
        "/v1/reminders",
        json={"message": message, "preference": "email", "email": EMAIL, "waitSeconds": 3600},
    )
    created = response.json()
    assert response.headers["location"].endswith(f"/v1/reminders/{created['id']}")
    assert response.headers["etag"] == '"1"'
    assert stack.get(created["id"]) == created
    assert created in stack.http.get("/v1/reminders", params={"limit": 100}).json()["items"]
    assert created in stack.http.get("/v1/reminders", params={"state": "upcoming"}).json()["items"]
    assert created not in stack.http.get("/v1/reminders", params={"state": "finished"}).json()["items"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1/reminders/0193a1b2-0000-7000-8000-00000000000a", 404, "not_found"),
        ("PUT", "/v1/reminders", 405, "method_not_allowed"),
    ],
)
def test_what_the_api_refuses_is_a_problem(
    stack: Stack, method: str, path: str, status: int, code: str
) -> None:
    response = stack.http.request(method, path)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == "application/problem+json"


def test_scripts_find_the_addresses_without_a_subdomain_or_a_stage(stack: Stack) -> None:
    assert stack.outputs["apiUrl"] == f"{stack.site_url}/v1"
    assert stack.outputs["docsUrl"] == f"{stack.site_url}/docs"
    for name in ("stateMachineArn", "tableName", "endpointUrl"):
        assert stack.outputs[name]
    banner = stack.child.printed.partition("Deliveries:")[0]
    text = str(stack.outputs) + banner
    assert ".localhost" not in text
    assert "$default" not in text
