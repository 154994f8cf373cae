"""Tests the site's single origin: page, API and docs, each with its own errors and security headers."""

import pytest

from tests.stack import Stack

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
}


@pytest.mark.parametrize("path", ["/", "/reminders/0193a1b2-0000-7000-8000-00000000000a", "/no/such/view"])
def test_every_route_of_the_page_returns_the_page(stack: Stack, path: str) -> None:
    response = stack.http.get(path)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")
    assert response.text == stack.http.get("/index.html").text
    assert "no-cache" in response.headers["cache-control"] or "no-store" in response.headers["cache-control"]


def test_the_pages_files_exist_and_are_cached_for_long(stack: Stack) -> None:
    page = stack.http.get("/").text
    assets = [part.split('"')[0] for part in page.split('"/assets/')[1:]]
    assert len(assets) >= 2
    for name in assets:
        response = stack.http.get(f"/assets/{name}")
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]


def test_every_response_has_the_security_headers(stack: Stack) -> None:
    for path in ("/", "/v1/health", "/v1/nothing", "/docs", "/config.json"):
        headers = stack.http.get(path).headers
        assert {name: headers.get(name) for name in HEADERS} == HEADERS, path
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1/reminders/0193a1b2-0000-7000-8000-00000000000a", 404, "not_found"),
        ("PUT", "/v1/reminders", 405, "method_not_allowed"),
    ],
)
def test_an_error_of_the_api_reaches_the_client_unchanged(
    stack: Stack, method: str, path: str, status: int, code: str
) -> None:
    response = stack.http.request(method, path)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == "application/problem+json"


def test_a_header_in_any_script_reaches_the_api(stack: Stack) -> None:
    key = {b"Idempotency-Key": "☎".encode()}
    response = stack.http.post("/v1/reminders", json={"message": "Call"}, headers=key)
    codes = {error.get("header"): error["code"] for error in response.json()["errors"]}
    assert (response.status_code, codes["Idempotency-Key"]) == (422, "invalid_idempotency_key")


def test_the_outputs_addresses_have_no_subdomain_and_no_stage(stack: Stack) -> None:
    assert stack.outputs["apiUrl"] == f"{stack.site_url}/v1"
    assert stack.outputs["docsUrl"] == f"{stack.site_url}/docs"
    for name in ("stateMachineArn", "tableName", "endpointUrl"):
        assert stack.outputs[name]
    banner = stack.child.printed.partition("Deliveries:")[0]
    text = str(stack.outputs) + banner
    assert ".localhost" not in text
    assert "$default" not in text
