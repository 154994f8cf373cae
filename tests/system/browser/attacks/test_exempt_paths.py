"""A hostile page can make no AWS calls through the paths that the access guard leaves public.

`tests/parts/local/test_access_guard.py` tests the guard alone; here a browser makes the requests.
"""

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
"""Sends to an address a call that makes a topic of the given name."""

REFUSED = {403, 421}


def action(name: str) -> dict[str, str]:
    """The call of AWS whose parameters are names and values."""
    return {"Action": "CreateTopic", "Name": name, "Version": "2010-03-31"}


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


def preflighted_fetch(page: Page, url: str, name: str) -> None:
    """Makes a parameter: its headers name the call."""
    body = json.dumps({"Name": name, "Value": "planted", "Type": "String"})
    headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AmazonSSM.PutParameter"}
    signed = headers | {"Authorization": header("ssm")}
    page.evaluate(FETCH, [url, {"method": "POST", "headers": signed, "body": body}])


SIMPLE: dict[str, Attack] = {"image": image, "link": link, "form": form, "simple fetch": simple_fetch}


@pytest.fixture
def addresses(stack: Stack) -> list[str]:
    """The guard's public paths, and paths of the site, which accepts every request."""
    emulator, pool = stack.outputs["endpointUrl"], stack.outputs["userPoolId"]
    (api,) = stack.aws.client("apigatewayv2").get_apis()["Items"]
    at_emulator = (
        f"/_aws/execute-api/{api['ApiId']}/$default/v1/reminders",
        "/oauth2/authorize",
        "/oauth2/token",
        "/login",
        "/logout",
        f"/{pool}/.well-known/jwks.json",
        "/_ministack/health",
    )
    at_site = ("/v1/reminders", "/_ministack/health")
    return [emulator + path for path in at_emulator] + [stack.site_url + path for path in at_site]


@pytest.fixture
def planted(stack: Stack) -> Iterator[str]:
    """A name for what an attack would make; nothing has it at the end."""
    name = f"hostile-{uuid.uuid4()}"
    yield name
    pages = stack.aws.client("sns").get_paginator("list_topics").paginate()
    assert [one for page in pages for one in page["Topics"] if name in one["TopicArn"]] == []
    assert stack.aws.client("ssm").get_parameters(Names=[name])["Parameters"] == []


@pytest.mark.parametrize("way", SIMPLE)
def test_a_call_that_needs_no_preflight_is_refused(
    hostile: Page, addresses: list[str], planted: str, way: str
) -> None:
    seen: dict[str, set[int]] = {address: set() for address in addresses}
    hostile.on(  # a script could not read it
        "response",
        lambda response: seen.setdefault(response.url.partition("?")[0], set()).add(response.status),
    )
    for address in addresses:
        SIMPLE[way](hostile, address, planted)
    assert {
        address: seen[address] for address in addresses if not seen[address] or seen[address] - REFUSED
    } == {}


def test_a_call_that_needs_a_preflight_is_not_even_sent(
    hostile: Page, addresses: list[str], planted: str
) -> None:
    sent: list[str] = []
    hostile.on("requestfinished", lambda request: sent.append(request.url))
    for address in addresses:
        preflighted_fetch(hostile, address, planted)
    assert sent == []


def test_a_call_under_a_rebound_name_is_refused_and_reads_nothing(
    hostile: Page, addresses: list[str], planted: str
) -> None:
    """The page's own name leads to this machine by now: for the browser there is one origin, no preflight.

    But the API, which is as open as on AWS, asks for a token.
    """
    for address in addresses:
        rebound = f"http://{HOSTILE}:{urlsplit(address).port}{urlsplit(address).path}"
        response = hostile.goto(rebound)
        assert response is not None
        assert response.status in (REFUSED | {401} if "$default" in address else REFUSED), address
        with hostile.expect_response(rebound) as answer:
            preflighted_fetch(hostile, rebound, planted)
        assert answer.value.status in REFUSED, address
