"""Guards the emulator: calls need this run's key; browsers reach only the sign-in pages.

The emulator itself treats every caller as its root user, and lets pages of any site read its responses.
"""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from hmac import compare_digest
from typing import Any
from urllib.parse import unquote_plus

KEY_HEADER = "x-local-key"
"""The header for the key in unsigned requests: the forwarder's, and those to `/_ministack/…`."""

HEALTH = "/_ministack/health"
API = re.compile(r"/_aws/execute-api/[a-z0-9]+/[^/]+/.*")
"""The path by which the emulator's distributions call an HTTP API; it is public, as on AWS."""

PUBLIC_KEYS = re.compile(r"/[a-z0-9-]+_[A-Za-z0-9]+/\.well-known/(jwks|openid-configuration)\.json")
"""A user pool's public keys, which the emulator's gateway reads over HTTP."""

SIGN_IN = {
    ("GET", "/oauth2/authorize"),
    ("GET", "/oauth2/userInfo"),
    ("GET", "/logout"),
    ("POST", "/login"),
    ("POST", "/oauth2/login"),
    ("POST", "/oauth2/token"),
    ("OPTIONS", "/oauth2/token"),
}
"""The requests of the sign-in pages; the emulator treats others at these paths as AWS calls."""

AWS_CALL = re.compile(r"(^|[&;])(x-amz-|awsaccesskeyid=|action=)", re.IGNORECASE)
CREDENTIAL = re.compile(r"AWS4-HMAC-SHA256 Credential=([^/,]+)/")

Scope = MutableMapping[str, Any]
Send = Callable[[Any], Awaitable[None]]
App = Callable[[Scope, Any, Send], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessGuard:
    """An ASGI application in front of `app`, the emulator.

    `key` is this run's key, `port` the emulator's port, `site` the origin of the page, which calls the
    sign-in pages; `is_session` recognizes key ids that the emulator issued itself.
    """

    app: App
    key: str
    port: int
    site: str
    is_session: Callable[[str], bool]

    async def __call__(self, scope: Scope, receive: Any, send: Send) -> None:  # noqa: ANN401 - ASGI
        """Forwards a request, or rejects it with 403 and the reason; rejects web sockets."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
        elif reason := self._rejection(scope):
            headers = [(b"content-type", b"text/plain")]
            await send({"type": "http.response.start", "status": 403, "headers": headers})
            await send({"type": "http.response.body", "body": f"Refused: {reason}\n".encode()})
        else:
            headers = [each for each in scope["headers"] if each[0].lower() != KEY_HEADER.encode()]
            await self.app({**scope, "headers": headers}, receive, self._with_site_cors(scope, send))

    def _rejection(self, scope: Scope) -> str | None:
        hosts, method, path = _values(scope, "host"), scope["method"], scope["path"]
        if API.fullmatch(path):
            return _aws_call_rejection(scope)
        if len(hosts) != 1 or hosts[0] not in self._own_hosts:
            return self._forwarder_rejection(scope)
        if method == "GET" and (path == HEALTH or PUBLIC_KEYS.fullmatch(path)):
            return _aws_call_rejection(scope)
        if (method, path) in SIGN_IN:
            return _aws_call_rejection(scope) or self._page_rejection(scope)
        return self._call_rejection(scope)

    def _forwarder_rejection(self, scope: Scope) -> str | None:
        """Allows calls with the forwarder's key, but not to the emulator's own paths."""
        if scope["path"].startswith("/_") or not self._is_key(_values(scope, KEY_HEADER)):
            return "another Host"
        return _aws_call_rejection(scope)

    def _page_rejection(self, scope: Scope) -> str | None:
        allowed = {*self._own_origins, self.site}
        return None if {*_values(scope, "origin")} <= allowed else "a page of another origin"

    def _call_rejection(self, scope: Scope) -> str | None:
        if _values(scope, "origin") or {*_values(scope, "sec-fetch-site")} - {"none"}:
            return "a page calls"
        signed = _credentials(scope)
        if self._is_key(_values(scope, KEY_HEADER) + signed) or any(map(self.is_session, signed)):
            return None
        return "no key of this run"

    @property
    def _own_hosts(self) -> tuple[str, ...]:
        return tuple(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]"))

    @property
    def _own_origins(self) -> tuple[str, ...]:
        return tuple(f"http://{host}" for host in self._own_hosts)

    def _is_key(self, given: list[str]) -> bool:
        return any(compare_digest(each.encode(), self.key.encode()) for each in given)

    def _with_site_cors(self, scope: Scope, send: Send) -> Send:
        """Replaces the emulator's CORS header for any origin by the site's origin, or removes it."""
        from_site = _values(scope, "origin") == [self.site]

        async def sent(event: Any) -> None:  # noqa: ANN401 - ASGI
            if event["type"] == "http.response.start":
                headers = [each for each in event.get("headers", []) if not _allows_any_origin(each)]
                if from_site and len(headers) < len(event.get("headers", [])):
                    headers.append((b"access-control-allow-origin", self.site.encode()))
                event = {**event, "headers": headers}
            await send(event)

        return sent


def _values(scope: Scope, name: str) -> list[str]:
    return [value.decode("latin-1") for each, value in scope["headers"] if each.lower() == name.encode()]


def _aws_call_rejection(scope: Scope) -> str | None:
    """Rejects AWS calls at public paths: the emulator would execute them in any request."""
    signed = any(value.lstrip().upper().startswith("AWS") for value in _values(scope, "authorization"))
    query = unquote_plus(scope["query_string"].decode("latin-1"))
    called = signed or _values(scope, "x-amz-target") or AWS_CALL.search(query)
    return "a call of AWS" if called else None


def _credentials(scope: Scope) -> list[str]:
    """Returns the key ids in a request's signatures; the emulator doesn't verify the signatures."""
    found = (CREDENTIAL.match(value) for value in _values(scope, "authorization"))
    return [match[1] for match in found if match]


def _allows_any_origin(header: tuple[bytes, bytes]) -> bool:
    return header[0].lower() == b"access-control-allow-origin" and header[1] == b"*"
