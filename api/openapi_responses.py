"""The answers of the OpenAPI document that several calls share, and the headers of all."""

from collections.abc import Mapping
from typing import Any

from api.openapi_links import FROM_REMINDER
from api.openapi_schemas import reference


def _header(description: str, **schema: object) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string", **schema}}


HEADERS: dict[str, Any] = {
    "CacheControl": _header("Always `no-store`: answers are the owner's alone."),
    "ETag": _header("The reminder's version in quotes.", examples=['"1"']),
    "IdempotentReplayed": _header(
        "Always `true`: the answer to a request that was sent before.", const="true"
    ),
    "Location": _header("The path of the new reminder.", format="uri-reference"),
    "RateLimit": _header(
        "How many reminders you may still make on this day of UTC (`r`), and in how many seconds the next"
        " begins (`t`), as in draft-ietf-httpapi-ratelimit-headers-10. Missing where that can't be read.",
        examples=['"daily";r=99;t=54000'],
    ),
    "RateLimitPolicy": _header(
        "How many reminders you may make (`q`) in a day of UTC (`w`, seconds), as in the same draft.",
        examples=['"daily";q=100;w=86400'],
    ),
    "RetryAfter": _header("Seconds to wait before the next try.", pattern="^[0-9]+$"),
    "WWWAuthenticate": _header("How to sign in.", examples=["Bearer"]),
}


def headers(*names: str) -> dict[str, Any]:
    """Refers to the headers that are described under `names`."""
    return {_SPELLED.get(name, name): {"$ref": f"#/components/headers/{name}"} for name in names}


_SPELLED = {
    "CacheControl": "Cache-Control",
    "IdempotentReplayed": "Idempotent-Replayed",
    "RateLimitPolicy": "RateLimit-Policy",
    "RetryAfter": "Retry-After",
    "WWWAuthenticate": "WWW-Authenticate",
}

_PROBLEM = {"application/problem+json": {"schema": reference("Problem")}}
_GATEWAY = {"application/json": {"schema": reference("GatewayError")}}


def problem(description: str, *names: str, gateway: bool = False) -> dict[str, Any]:
    """A problem of the API's own with these headers; `gateway`: the gateway may answer the same status."""
    return {
        "description": description,
        "headers": headers("CacheControl", *names),
        "content": _PROBLEM | (_GATEWAY if gateway else {}),
    }


RESPONSES: dict[str, Any] = {
    "InvalidJson": problem("`invalid_json`: no bytes, not JSON, not UTF-8, a member twice, or too deep."),
    "InvalidCursor": problem("`invalid_cursor`: not a cursor of this list."),
    "Unauthenticated": problem(
        "`unauthenticated`: no verified identity, or the gateway's own answer.",
        "WWWAuthenticate",
        gateway=True,
    ),
    "Forbidden": {"description": "The gateway's own: not allowed to make this call.", "content": _GATEWAY},
    "NotFound": problem("`not_found`: no such reminder of yours."),
    "WrongStatus": problem("`wrong_status`: its status, in `currentStatus`, doesn't allow this."),
    "StaleVersion": problem("`stale_version`: its version, in `currentVersion`, isn't one of `If-Match`."),
    "BodyTooLarge": problem("`body_too_large`: over 16 KiB; over 10 MB the gateway answers.", gateway=True),
    "UnsupportedMediaType": problem("`unsupported_media_type`: the body must be `application/json`."),
    "InvalidRequest": problem("`invalid_request`: `errors` has every broken rule."),
    "TooManyRequests": {"description": "The gateway's own: slow down and try again.", "content": _GATEWAY},
    "InternalError": problem("`internal_error`: a defect; it is in the logs under `requestId`."),
    "Unavailable": problem(
        "`unavailable`: a service behind the API failed, or the gateway's own answer. A change may have"
        " happened or not.",
        "RetryAfter",
        gateway=True,
    ),
}


def shared(*names: str) -> dict[str, Any]:
    """Refers to shared answers, by their status."""
    return {STATUS[name]: {"$ref": f"#/components/responses/{name}"} for name in names}


STATUS: Mapping[str, str] = {
    "InvalidJson": "400",
    "InvalidCursor": "400",
    "Unauthenticated": "401",
    "Forbidden": "403",
    "NotFound": "404",
    "WrongStatus": "409",
    "StaleVersion": "412",
    "BodyTooLarge": "413",
    "UnsupportedMediaType": "415",
    "InvalidRequest": "422",
    "TooManyRequests": "429",
    "InternalError": "500",
    "Unavailable": "503",
}
"""Which status each of the shared answers has."""

ANY_CALL = shared("TooManyRequests", "InternalError", "Unavailable")
OWNERS_CALL = ANY_CALL | shared("Unauthenticated", "Forbidden")
"""What each call about an owner's reminders may answer."""


def answer(description: str, schema: str, *header_names: str) -> dict[str, Any]:
    """A good answer of one call."""
    return {
        "description": description,
        "headers": headers(*header_names),
        "content": {"application/json": {"schema": reference(schema)}},
    }


def reminder_answer(description: str, *header_names: str) -> dict[str, Any]:
    """A good answer with one reminder, and what may follow it."""
    shown = answer(description, "Reminder", "ETag", "CacheControl", *header_names)
    return shown | {"links": FROM_REMINDER}
