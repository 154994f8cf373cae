"""The responses in the OpenAPI document: problems and headers."""

from collections.abc import Mapping
from typing import Any

from api.responses.links import FROM_REMINDER

Responses = dict[int | str, dict[str, Any]]
"""Responses by status, as FastAPI's routes expect them."""


def _header(description: str, **schema: object) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string", **schema}}


HEADERS: Mapping[str, Any] = {
    "Cache-Control": _header("Always `no-store`: answers are the owner's alone."),
    "Accept": _header("The media types that the call takes, where the body's is refused."),
    "Accept-Encoding": _header("`identity`, where the body's content coding is refused."),
    "Accept-Patch": _header("As `Accept`, for a change."),
    "Content-Encoding": _header("`gzip`, where the client takes that.", const="gzip"),
    "ETag": _header(
        "The version of a reminder or schedule in quotes; of a list, what it shows.", examples=['"1"']
    ),
    "Idempotent-Replayed": _header(
        "Always `true`: the answer to a request that was sent before.", const="true"
    ),
    "Location": _header("The path of what was made.", format="uri-reference"),
    "RateLimit": _header(
        "How many reminders you may still make on this day of UTC (`r`), and in how many seconds the next"
        " begins (`t`), as in draft-ietf-httpapi-ratelimit-headers-10. Missing where that can't be read.",
        examples=['"daily";r=99;t=54000'],
    ),
    "RateLimit-Policy": _header(
        "How many reminders you may make (`q`) in a day of UTC (`w`, seconds), as in the same draft.",
        examples=['"daily";q=100;w=86400'],
    ),
    "Retry-After": _header("Seconds to wait before the next try.", pattern="^[0-9]+$"),
    "Vary": _header("Always `Accept-Encoding`.", const="Accept-Encoding"),
    "X-Robots-Tag": _header("Always `noindex`.", const="noindex"),
    "WWW-Authenticate": _header("How to sign in.", examples=["Bearer"]),
}


def headers(*names: str) -> dict[str, Any]:
    """Returns references to the headers `names` and to `Cache-Control`, which every response has."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in ("Cache-Control", *names)}


def problem(description: str, *names: str, gateway: bool = False) -> dict[str, Any]:
    """Describes a problem with these headers; `gateway`: the gateway can return the same status."""
    schema = {"schema": {"$ref": f"#/components/schemas/{'AnyError' if gateway else 'Problem'}"}}
    media_types = ("application/problem+json", *(("application/json",) if gateway else ()))
    return {
        "description": description,
        "headers": headers(*names),
        "content": dict.fromkeys(media_types, schema),
    }


ANY_ERROR = {
    "description": "A `Problem` in `application/problem+json`, a `GatewayError` in `application/json`.",
    "anyOf": [{"$ref": "#/components/schemas/Problem"}, {"$ref": "#/components/schemas/GatewayError"}],
}
"""Generated clients use one schema per status, whatever the media type. This one covers both."""

_GATEWAY = {"application/json": {"schema": {"$ref": "#/components/schemas/GatewayError"}}}

ANY_CALL: Responses = {
    429: {"description": "The gateway's own: slow down and try again.", "content": _GATEWAY},
    500: problem(
        "`internal_error`: a defect; it is in the logs under `requestId`. Or the gateway's own.", gateway=True
    ),
    503: problem(
        "`unavailable`: a service behind the API failed, or the gateway's own answer. A change may have"
        " happened or not.",
        "Retry-After",
        gateway=True,
    ),
}
OWNERS_CALL: Responses = ANY_CALL | {
    401: problem(
        "`unauthenticated`: no verified identity, or the gateway's own answer.",
        "WWW-Authenticate",
        gateway=True,
    ),
    403: {"description": "The gateway's own: not allowed to make this call.", "content": _GATEWAY},
}
INVALID_REQUEST: Responses = {422: problem("`invalid_request`: `errors` has every broken rule.")}
INVALID_CURSOR: Responses = {400: problem("`invalid_cursor`: not a cursor of this list.")}
BODY: Responses = INVALID_REQUEST | {
    400: problem("`invalid_json`: no bytes, not JSON, not UTF-8, a member twice, or too deep."),
    413: problem("`body_too_large`: over 16 KiB; over 10 MB the gateway answers.", gateway=True),
    415: problem(
        "`unsupported_media_type`: the body must be `application/json`, without a content coding.",
        "Accept",
        "Accept-Encoding",
        "Accept-Patch",
    ),
}
"""The responses to a body that can't be read or breaks a rule."""

REMINDER: Responses = {200: {"headers": headers("ETag"), "links": FROM_REMINDER}}
"""The headers and links of a successful response with one reminder."""


def conditional(*names: str) -> Responses:
    """Returns the responses to a conditional read; a `304` has these headers, too."""
    return {
        304: {"description": "It is what `If-None-Match` names.", "headers": headers("ETag", *names)},
        412: problem("`stale_version`: it isn't what `If-Match` names; `currentVersion` is a reminder's."),
    }


def without_content(responses: Responses) -> Responses:
    """Returns the responses to `HEAD`: RFC 9110, section 9.3.2."""
    return {
        status: {name: value for name, value in response.items() if name not in ("content", "links")}
        for status, response in responses.items()
    }


CONDITIONAL = conditional()
NOT_FOUND: Responses = {404: problem("`not_found`: no such reminder of yours.")}
CONFLICT: Responses = {
    409: problem("`wrong_status`: its status, in `currentStatus`, doesn't allow this."),
    412: problem(
        "`stale_version`: its version, in `currentVersion`, isn't as `If-Match` or `If-None-Match` ask."
    ),
}
GONE: Responses = {
    409: problem("`reminder_gone`: what this request made, when it was first sent, is no longer kept.")
}
OPEN_OR_GONE: Responses = {
    409: problem(
        "`wrong_status`: it still waits or is being sent, see `currentStatus`. `reminder_gone`: what this"
        " request made, when it was first sent, is no longer kept."
    )
}

CHANGES: Responses = {
    429: problem(
        "`change_limit_reached`: you have made all the changes that a day of UTC allows; `sms_limit_reached`:"
        " this one would add more parts of text messages than it does. `Retry-After` has the seconds until"
        " the next. `recipient_limit_reached`: as many as may are due for this recipient that day; without"
        " `Retry-After`. Or the gateway's own: slow down.",
        "Retry-After",
        gateway=True,
    )
}

_CREATION: Responses = {
    200: {
        "description": "The reminder that this request made before, as it is now.",
        "headers": headers("ETag", "Idempotent-Replayed", "Location"),
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Reminder"}}},
        "links": FROM_REMINDER,
    },
    201: {"headers": headers("ETag", "Location"), "links": FROM_REMINDER},
    422: problem(
        "`invalid_request`: `errors` has every broken rule. `idempotency_key_reused`: the key came with"
        " another request before."
    ),
    429: problem(
        "`daily_limit_reached`: you have made all the reminders that a day of UTC allows; `Retry-After`"
        " has the seconds until the next. `sms_limit_reached`: so do text messages, counted in their parts."
        " `recipient_limit_reached`: as many as may are due for this recipient that day; without"
        " `Retry-After`. `too_many_waiting`: as many of yours wait as may; without"
        " `Retry-After`, for it takes a cancel or a due time. Or the gateway's own: slow down.",
        "Retry-After",
        gateway=True,
    ),
}


def creation(responses: Responses) -> Responses:
    """Returns the responses of a call that creates a reminder: the common ones and `responses`.

    All except the gateway's have the daily limit. All except these, `401` and `5xx` have what is left of it.
    """
    found = OWNERS_CALL | BODY | _CREATION | responses
    for status, response in found.items():
        if "headers" in response:
            limits = ["RateLimit-Policy"] if status in (401, 500, 503) else ["RateLimit-Policy", "RateLimit"]
            found[status] = response | {"headers": response["headers"] | headers(*limits)}
    return found
