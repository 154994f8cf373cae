"""The site's one address: page, API and docs, each with its own errors, all with the security headers."""

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
    answer = stack.http.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.text == stack.http.get("/index.html").text
    assert "no-cache" in answer.headers["cache-control"] or "no-store" in answer.headers["cache-control"]


def test_what_the_page_loads_is_there_and_kept_for_long(stack: Stack) -> None:
    page = stack.http.get("/").text
    assets = [part.split('"')[0] for part in page.split('"/assets/')[1:]]
    assert len(assets) >= 2
    for name in assets:
        answer = stack.http.get(f"/assets/{name}")
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("path", ["/", "/v1/health", "/v1/nothing", "/docs", "/config.json"])
def test_every_answer_has_the_security_headers(stack: Stack, path: str) -> None:
    headers = stack.http.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_reminder_can_be_read_and_is_in_its_lists(stack: Stack) -> None:
    message = f"Call {uuid.uuid4()}"
    answer = stack.http.post(
        "/v1/reminders",
        json={"message": message, "preference": "email", "email": EMAIL, "waitSeconds": 3600},
    )
    asked = answer.json()
    assert answer.headers["location"].endswith(f"/v1/reminders/{asked['id']}")
    assert answer.headers["etag"] == '"1"'
    assert stack.get(asked["id"]) == asked
    assert asked in stack.http.get("/v1/reminders", params={"limit": 100}).json()["items"]
    assert asked in stack.http.get("/v1/reminders", params={"state": "upcoming"}).json()["items"]
    assert asked not in stack.http.get("/v1/reminders", params={"state": "finished"}).json()["items"]


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
    answer = stack.http.request(method, path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"


def test_scripts_find_the_addresses_without_a_subdomain_or_a_stage(stack: Stack) -> None:
    assert stack.outputs["apiUrl"] == f"{stack.site_url}/v1"
    assert stack.outputs["docsUrl"] == f"{stack.site_url}/docs"
    for name in ("stateMachineArn", "tableName", "endpointUrl"):
        assert stack.outputs[name]
    banner = stack.child.printed.partition("Deliveries:")[0]
    text = str(stack.outputs) + banner
    assert ".localhost" not in text
    assert "$default" not in text
