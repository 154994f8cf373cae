"""Calls the API as API Gateway does, and checks each response against the OpenAPI document."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from mangum import Mangum

from tests.unit.api.documented import check

if TYPE_CHECKING:
    from tests.clock import Clock

REQUEST_ID = "JKJaXmPLvHcESHA="
ISSUER = "https://cognito-idp.ap-southeast-2.amazonaws.com/ap-southeast-2_aBcDeFgHi"
JSON = {"content-type": "application/json"}
Json = Any  # any JSON value


@dataclass(frozen=True)
class Response:
    """A response as the gateway would send it; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def json(self) -> Json:
        return json.loads(self.content)

    @property
    def codes(self) -> set[tuple[str, str]]:
        """Returns the place and the code of each of the problem's errors."""
        return {
            (e.get("pointer") or e.get("parameter") or e["header"], e["code"]) for e in self.json["errors"]
        }


@dataclass(frozen=True)
class Api:
    """Calls the API as one owner; with the owner "" without a token."""

    handler: Mangum
    clock: Clock
    owner: str

    def call(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        query: str = "",
    ) -> Response:
        """Sends one request the way the gateway does."""
        gateway_event = event(method, path, body, headers or {}, query)
        if self.owner:
            gateway_event["requestContext"]["authorizer"] = authorizer(self.owner)
        return self.handle(method, path, gateway_event)

    def handle(self, method: str, path: str, gateway_event: dict[str, Any]) -> Response:
        """Passes an event to the handler; the response is checked against `method` and `path`."""
        response = self.handler(gateway_event, None)  # type: ignore[arg-type]  # no context
        content = response["body"].encode()
        if response["isBase64Encoded"]:
            content = base64.b64decode(content)
        found = Response(response["statusCode"], response["headers"], content)
        check(method, path, found.status, found.headers, found.content)
        return found

    def get(self, path: str, **query: object) -> Response:
        return self.call("GET", path, query=urlencode(query, doseq=True))

    def post(self, body: object) -> Response:
        """Creates a reminder with `body` as JSON."""
        return self.call("POST", "/v1/reminders", json.dumps(body, ensure_ascii=False).encode(), JSON)

    def patch(self, path: str, body: object, if_match: str | None = None) -> Response:
        """Changes the reminder at `path` with `body` as JSON."""
        sent = json.dumps(body, ensure_ascii=False).encode()
        return self.call("PATCH", path, sent, JSON | _condition(if_match))

    def delete(self, path: str, if_match: str | None = None, **query: object) -> Response:
        return self.call("DELETE", path, None, _condition(if_match), urlencode(query))

    def create(self, **members: Json) -> Json:
        """Creates a reminder: an email in an hour, unless `members` say otherwise."""
        response = self.post(email_reminder(**members))
        assert response.status == 201, response.json
        return response.json


def _condition(if_match: str | None) -> dict[str, str]:
    return {} if if_match is None else {"if-match": if_match}


def email_reminder(**members: Json) -> dict[str, Json]:
    """Returns the body of a valid request, with `members` replaced; `...` omits one."""
    usual = {"message": "Call", "preference": "email", "email": "nora@example.org", "waitSeconds": 3600}
    return {name: value for name, value in (usual | members).items() if value is not ...}


def authorizer(subject: str, **claims: Json) -> dict[str, Json]:
    """Returns the gateway's claims of a verified access token of Cognito, with `claims` replaced.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
    """
    usual: dict[str, Json] = {
        "sub": subject,
        "iss": ISSUER,
        "token_use": "access",
        "client_id": "5m4p1e7c13n71d",
        "username": subject,
        "scope": "openid reminders/read reminders/write",
        "iat": "1795424400",
        "exp": "1795428000",
    }
    found = {name: value for name, value in (usual | claims).items() if value is not ...}
    return {"jwt": {"claims": found, "scopes": ["reminders/read"]}}


def event(
    method: str, path: str, body: bytes | None, headers: Mapping[str, str], query: str
) -> dict[str, Any]:
    """Returns an HTTP API event, payload 2.0; text bodies are text with invalid UTF-8 replaced."""
    is_text = headers.get("content-type", "").startswith(("application/json", "text/"))
    text = (
        "" if body is None else body.decode(errors="replace") if is_text else base64.b64encode(body).decode()
    )
    http = {
        "method": method,
        "path": path,
        "protocol": "HTTP/1.1",
        "sourceIp": "192.0.2.1",
        "userAgent": "test",
    }
    context = {
        "accountId": "123456789012",
        "apiId": "a1b2c3d4e5",
        "domainName": "a1b2c3d4e5.execute-api.ap-southeast-2.amazonaws.com",
        "http": http,
        "requestId": REQUEST_ID,
        "routeKey": "$default",
        "stage": "$default",
        "time": "23/Nov/2026:09:00:00 +0000",
        "timeEpoch": 1795424400000,
    }
    length = {} if body is None else {"content-length": str(len(body))}
    created: dict[str, Any] = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": query,
        "headers": {"host": "api.example.org", "x-forwarded-proto": "https", **length, **headers},
        "requestContext": context,
        "isBase64Encoded": body is not None and not is_text,
    }
    return created | ({} if body is None else {"body": text})
