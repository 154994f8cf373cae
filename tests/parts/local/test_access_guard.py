"""Tests which requests the emulator's access guard accepts: by host, origin, path and key."""

import asyncio
from typing import Any

import pytest

from tools.emulator.access_guard import KEY_HEADER, AccessGuard

KEY, SESSION = "AKIAOFTHISRUN", "ASIAOFAFUNCTION"
SITE = "http://localhost:4567"
OWN = {"host": "localhost:4566"}
DISTRIBUTION = {"host": "d1.cloudfront.net"}
SIGNED = "AWS4-HMAC-SHA256 Credential={}/20270101/eu-west-1/lambda/aws4_request, Signature=0"
WITH_KEY = {"authorization": SIGNED.format(KEY)}
QUERY = "X-Amz-Credential=test%2F20260101%2Feu-west-1%2Flambda%2Faws4_request"
ELSEWHERE = "https://hostile.example"

PASSES = {
    "a signature with the key": ("/", OWN | WITH_KEY),
    "a function's session": ("/", OWN | {"authorization": SIGNED.format(SESSION)}),
    "a reader with the key": ("/_ministack/ses/messages", OWN | {KEY_HEADER: KEY}),
    "IPv4": ("/", {"host": "127.0.0.1:4566"} | WITH_KEY),
    "IPv6": ("/", {"host": "[::1]:4566"} | WITH_KEY),
    "health": ("/_ministack/health", OWN),
    "the site's forwarder": ("/v1/reminders", DISTRIBUTION | {KEY_HEADER: KEY, "origin": ELSEWHERE}),
    "a distribution asks the API": (
        "/_aws/execute-api/x/$default/v1",
        {"host": "127.0.0.1", "origin": ELSEWHERE},
    ),
    "a pool's public keys": ("/eu-west-1_a1B2/.well-known/jwks.json", OWN),
    "the sign-in page": ("/oauth2/authorize?client_id=c&state=s", OWN),
    "the sign-in page's form": ("POST /login", OWN | {"origin": "http://localhost:4566"}),
    "the page gets a token": ("POST /oauth2/token", OWN | {"origin": SITE, "sec-fetch-site": "same-site"}),
    "a link to the sign-in pages": ("/oauth2/authorize", OWN | {"sec-fetch-site": "cross-site"}),
    "typed into a browser, with the key": ("/", OWN | WITH_KEY | {"sec-fetch-site": "none"}),
}
REFUSED = {
    "no key": ("/", OWN),
    "the emulator's own key": ("/", OWN | {"authorization": SIGNED.format("test")}),
    "an account's number": ("/", OWN | {"authorization": SIGNED.format("000000000000")}),
    "an unknown session": ("/", OWN | {"authorization": SIGNED.format("ASIA0123456789ABCDEF")}),
    "an empty key": ("/", OWN | {KEY_HEADER: ""}),
    "what only begins with the key": ("/", OWN | {"authorization": SIGNED.format(KEY + "X")}),
    "messages without the key": ("/_ministack/ses/messages", OWN),
    "reset without the key": ("/_ministack/reset", OWN),
    "another port": ("/", {"host": "localhost:4567"} | WITH_KEY),
    "a rebound name": ("/", {"host": "hostile.example:4566"} | {"authorization": SIGNED.format(SESSION)}),
    "a rebound name's health": ("/_ministack/health", {"host": "hostile.example:4566"}),
    "a rebound name's sign-in": ("/login", {"host": "hostile.example:4566"}),
    "a subdomain of localhost": ("/", {"host": "bucket.localhost:4566"}),
    "a distribution without the key": ("/", DISTRIBUTION),
    "a distribution with a signature": ("/", DISTRIBUTION | WITH_KEY),
    "no Host": ("/", WITH_KEY),
    "another origin": ("/", OWN | WITH_KEY | {"origin": ELSEWHERE}),
    "an opaque origin": ("/", OWN | WITH_KEY | {"origin": "null"}),
    "the site's page at AWS's calls": ("/", OWN | WITH_KEY | {"origin": SITE}),
    "a link of another site": ("/", OWN | WITH_KEY | {"sec-fetch-site": "cross-site"}),
    "a link of another port": ("/", OWN | WITH_KEY | {"sec-fetch-site": "same-site"}),
    "another page gets a token": ("POST /oauth2/token", OWN | {"origin": ELSEWHERE}),
    "another page signs in": ("POST /login", OWN | {"origin": "null"}),
    "AWS at the API's path": (f"POST /_aws/execute-api/x?{QUERY}", OWN),
    "AWS at an API's stage": (f"POST /_aws/execute-api/x/s/y?{QUERY}", OWN),
    "AWS's target at an API's stage": ("POST /_aws/execute-api/x/s/y", OWN | {"x-amz-target": "T"}),
    "AWS at the sign-in pages": (f"/logout?Action=ListStacks&{QUERY}", OWN),
    "AWS's key at the sign-in pages": ("/oauth2/authorize?AWSAccessKeyId=test", OWN),
    "AWS's signature at a token": ("POST /oauth2/token", OWN | {"authorization": SIGNED.format("test")}),
    "AWS at other methods of sign-in": ("POST /signup", OWN),
    "AWS at public keys": ("/x-1_a/.well-known/jwks.json?Action=GetCallerIdentity", OWN),
    "AWS through the site": (f"POST /v2/email/outbound-emails?{QUERY}", DISTRIBUTION | {KEY_HEADER: KEY}),
    "settings through the site": ("POST /_ministack/config", DISTRIBUTION | {KEY_HEADER: KEY}),
    "what only ends as public keys": ("/bucket/eu-west-1_a/.well-known/jwks.json", OWN),
    "what only begins as sign-in": ("/login/../2015-03-31/functions", OWN),
}


async def _emulator(scope: Any, _: Any, send: Any) -> None:  # noqa: ANN401 - ASGI
    headers = [(b"access-control-allow-origin", b"*"), (b"etag", b"1")]
    await send({"type": "http.response.start", "status": 200, "headers": headers, "seen": scope["headers"]})
    await send({"type": "http.response.body", "body": b""})


def start(path: str, headers: dict[str, str], kind: str = "http") -> dict[str, Any]:
    """Returns the first event that the guard sends."""
    events: list[dict[str, Any]] = []

    async def send(event: dict[str, Any]) -> None:
        events.append(event)

    guard = AccessGuard(app=_emulator, key=KEY, port=4566, site=SITE, is_session=lambda each: each == SESSION)
    encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
    method, _, target = path.rpartition(" ")
    path, _, query = target.partition("?")
    scope = {"type": kind, "method": method or "GET", "path": path, "query_string": query.encode()}
    asyncio.run(guard({**scope, "headers": encoded}, None, send))
    return events[0]


@pytest.mark.parametrize("case", PASSES)
def test_the_guard_accepts_allowed_requests(case: str) -> None:
    event = start(*PASSES[case])
    assert event["status"] == 200
    assert KEY_HEADER.encode() not in dict(event["seen"]), "a function would see the key"


@pytest.mark.parametrize("case", REFUSED)
def test_the_guard_rejects_other_requests(case: str) -> None:
    assert start(*REFUSED[case])["status"] == 403


def test_a_web_socket_is_closed() -> None:
    assert start("/", OWN | WITH_KEY, kind="websocket") == {"type": "websocket.close", "code": 1008}


def test_only_the_sites_page_may_read_responses_of_the_sign_in_pages() -> None:
    def may_read(origin: str | None) -> bytes | None:
        headers = OWN | ({"origin": origin} if origin else {})
        return dict(start("POST /oauth2/token", headers)["headers"]).get(b"access-control-allow-origin")

    assert may_read(SITE) == SITE.encode()
    assert may_read("http://localhost:4566") is None
    assert may_read(None) is None
