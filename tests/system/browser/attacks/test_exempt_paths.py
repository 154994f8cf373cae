"""A hostile page can make no AWS calls through the paths that the access guard leaves public."""

import json
import uuid
from collections.abc import Callable, Iterator
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Page

from tests.stack import Stack
from tests.system.browser.attacks.sending import FETCH, SHOW_IMAGE, header, query, send_form
from tests.system.browser.chromium import HOSTILE

Attack = Callable[[Page, str, str], None]
"""Sends to an address a call that makes a topic or a parameter of the given name."""

REFUSED = {403, 421}


def action(name: str) -> dict[str, str]:
    """The call of AWS whose parameters are names and values."""
    return {"Action": "CreateTopic", "Name": name, "Version": "2010-03-31"}


def target(name: str, key: str | None = "test") -> dict[str, object]:
    """The call of AWS that its headers name, signed with `key`, or not at all."""
    body = json.dumps({"Name": name, "Value": "planted", "Type": "String"})
    headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AmazonSSM.PutParameter"}
    signature = {"Authorization": header("ssm", key)} if key else {}
    return {"method": "POST", "headers": headers | signature, "body": body}


def image(page: Page, url: str, name: str) -> None:
    page.evaluate(SHOW_IMAGE, url + query("sns", **action(name)))


def link(page: Page, url: str, name: str) -> None:
    before = page.url
    page.goto(url + query("sns", **action(name)))
    page.goto(before)


def form(page: Page, url: str, name: str) -> None:
    send_form(page, url + query("sns"), "application/x-www-form-urlencoded", action(name))


def simple_fetch(page: Page, url: str, name: str) -> None:
    """No preflight; the body is a form's."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    options = {"method": "POST", "mode": "no-cors", "headers": headers, "body": urlencode(action(name))}
    page.evaluate(FETCH, [url + query("sns"), options])


def former_signature(page: Page, url: str, name: str) -> None:
    parameters = urlencode(action(name) | {"AWSAccessKeyId": "test"})
    page.evaluate(FETCH, [f"{url}?{parameters}", {"mode": "no-cors"}])


SIMPLE: dict[str, Attack] = {
    "image": image,
    "link": link,
    "form": form,
    "simple fetch": simple_fetch,
    "former signature": former_signature,
}
PREFLIGHTED: dict[str, Attack] = {
    "headers": lambda page, url, name: page.evaluate(FETCH, [url, target(name)]),
    "account's number as key": lambda page, url, name: page.evaluate(FETCH, [url, target(name, "0" * 12)]),
    "no key": lambda page, url, name: page.evaluate(FETCH, [url, target(name, None)]),
}


@pytest.fixture
def addresses(stack: Stack) -> list[str]:
    """The guard's public paths, and the site's paths, which accept every request."""
    emulator, pool = stack.outputs["endpointUrl"], stack.outputs["userPoolId"]
    (api,) = stack.aws.client("apigatewayv2").get_apis()["Items"]
    at_emulator = (
        "/_aws/execute-api/x",
        "/_aws/execute-api/x/$default/v1/reminders",
        f"/_aws/execute-api/{api['ApiId']}/$default/v1/reminders",
        "/oauth2/authorize",
        "/oauth2/userInfo",
        "/oauth2/token",
        "/login",
        "/logout",
        f"/{pool}/.well-known/jwks.json",
        "/eu-west-1_x/.well-known/jwks.json",
        "/eu-west-1_x/.well-known/openid-configuration",
        "/_ministack/health",
    )
    at_site = ("/", "/v1/reminders", "/config.json", "/_ministack/health", "/_aws/execute-api/x")
    return [emulator + path for path in at_emulator] + [stack.site_url + path for path in at_site]


@pytest.fixture
def planted(stack: Stack) -> Iterator[str]:
    """A name for what an attack would make; nothing has it at the end."""
    name = f"hostile-{uuid.uuid4()}"
    yield name
    pages = stack.aws.client("sns").get_paginator("list_topics").paginate()
    assert [one for page in pages for one in page["Topics"] if name in one["TopicArn"]] == []
    assert stack.aws.client("ssm").get_parameters(Names=[name])["Parameters"] == []


def statuses(page: Page) -> dict[str, set[int]]:
    """The status of what comes from now on, by address without its query: a script could not read it."""
    seen: dict[str, set[int]] = {}
    page.on(
        "response",
        lambda response: seen.setdefault(response.url.partition("?")[0], set()).add(response.status),
    )
    return seen


@pytest.mark.parametrize("way", SIMPLE)
def test_a_call_that_needs_no_preflight_is_refused(
    hostile: Page, addresses: list[str], planted: str, way: str
) -> None:
    seen = statuses(hostile)
    for address in addresses:
        SIMPLE[way](hostile, address, planted)
    passed = {address: seen.get(address, set()) for address in addresses}
    assert {address: codes for address, codes in passed.items() if not codes or codes - REFUSED} == {}


@pytest.mark.parametrize("way", PREFLIGHTED)
def test_a_call_that_needs_a_preflight_is_not_even_sent(
    hostile: Page, addresses: list[str], planted: str, way: str
) -> None:
    sent: list[str] = []
    hostile.on("requestfinished", lambda request: sent.append(request.url))
    for address in addresses:
        PREFLIGHTED[way](hostile, address, planted)
    assert sent == []


@pytest.mark.parametrize("way", SIMPLE | PREFLIGHTED)
def test_a_call_under_a_rebound_name_is_refused(
    hostile: Page, addresses: list[str], planted: str, way: str
) -> None:
    """The page's own name leads to this machine by now: for the browser there is one origin, no preflight."""
    seen = statuses(hostile)
    rebound = [f"http://{HOSTILE}:{urlsplit(each).port}{urlsplit(each).path}" for each in addresses]
    for address in rebound:
        hostile.goto(f"http://{HOSTILE}:{urlsplit(address).port}/nothing")
        (SIMPLE | PREFLIGHTED)[way](hostile, address, planted)
    passed = {address: seen.get(address, set()) for address in rebound}
    assert {address: codes for address, codes in passed.items() if not codes or codes - REFUSED} == {}


def test_a_rebound_name_reads_none_of_them(hostile: Page, addresses: list[str]) -> None:
    """But the API, which is as open as on AWS: it asks for a token."""
    for address in addresses:
        rebound = f"http://{HOSTILE}:{urlsplit(address).port}{urlsplit(address).path}"
        response = hostile.goto(rebound)
        assert response is not None
        assert response.status in (REFUSED | {401} if "$default" in address else REFUSED), address
