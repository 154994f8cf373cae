"""The responses in the OpenAPI document: problems and headers."""

from collections.abc import Mapping
from typing import Any

from api.responses.links import FROM_REMINDER

Responses = dict[int | str, dict[str, Any]]
"""Responses by status, as FastAPI's routes expect them."""


def _header(description: str, **schema: object) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string", **schema}}


HEADERS: Mapping[str, Any] = {
    "Cache-Control": _header("Always `no-store`: responses are private to the owner."),
    "Accept": _header("The accepted media types, if the body's was refused."),
    "Accept-Encoding": _header("`identity`, if the body's content coding was refused."),
    "Accept-Patch": _header("Like `Accept`, for a change."),
    "Content-Encoding": _header("`gzip`, if the client accepts it.", const="gzip"),
    "ETag": _header(
        "The version of a reminder or schedule in quotes; for a list, a hash of its content.",
        examples=['"1"'],
    ),
    "Idempotent-Replayed": _header(
        "Always `true`: this request was sent before, and its first result is returned.", const="true"
    ),
    "Location": _header("The path of the new resource.", format="uri-reference"),
    "RateLimit": _header(
        "How many reminders you may still create on this UTC day (`r`), and the seconds until the next day"
        " begins (`t`), as in draft-ietf-httpapi-ratelimit-headers-10. Missing if the number can't be"
        " read.",
        examples=['"daily";r=99;t=54000'],
    ),
    "RateLimit-Policy": _header(
        "How many reminders you may create (`q`) per UTC day (`w`, seconds), as in the same draft.",
        examples=['"daily";q=100;w=86400'],
    ),
    "Retry-After": _header("Seconds to wait before the next attempt.", pattern="^[0-9]+$"),
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
    429: {"description": "From the gateway: throttled, slow down and retry.", "content": _GATEWAY},
    500: problem(
        "`internal_error`: a defect, logged under `requestId`. The gateway can also return this status.",
        gateway=True,
    ),
    503: problem(
        "`unavailable`: a service behind the API failed; a change may or may not have happened. The gateway"
        " can also return this status.",
        "Retry-After",
        gateway=True,
    ),
}
OWNERS_CALL: Responses = ANY_CALL | {
    401: problem(
        "`unauthenticated`: no verified identity. The gateway can also return this status.",
        "WWW-Authenticate",
        gateway=True,
    ),
    403: {"description": "From the gateway: not allowed to make this call.", "content": _GATEWAY},
}
INVALID_REQUEST: Responses = {422: problem("`invalid_request`: `errors` lists every broken rule.")}
INVALID_CURSOR: Responses = {400: problem("`invalid_cursor`: not a cursor of this list.")}
BODY: Responses = INVALID_REQUEST | {
    400: problem("`invalid_json`: empty, not JSON, not UTF-8, a member twice, or nested too deep."),
    413: problem("`body_too_large`: over 16 KiB. Over 10 MB the gateway responds.", gateway=True),
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


def conditional_responses(*names: str) -> Responses:
    """Returns the responses to a conditional read; a `304` has these headers, too."""
    return {
        304: {"description": "It matches `If-None-Match`.", "headers": headers("ETag", *names)},
        412: problem(
            "`stale_version`: it doesn't match `If-Match`; for a reminder, `currentVersion` is its version."
        ),
    }


def without_content(responses: Responses) -> Responses:
    """Returns the responses to `HEAD`: RFC 9110, section 9.3.2."""
    return {
        status: {name: value for name, value in response.items() if name not in ("content", "links")}
        for status, response in responses.items()
    }


CONDITIONAL = conditional_responses()
NOT_FOUND: Responses = {404: problem("`not_found`: you have no reminder with this id.")}
CONFLICT: Responses = {
    409: problem("`wrong_status`: its status, in `currentStatus`, doesn't allow this."),
    412: problem(
        "`stale_version`: its version, in `currentVersion`, doesn't satisfy `If-Match` or `If-None-Match`."
    ),
}
GONE: Responses = {
    409: problem("`reminder_gone`: the reminder that this request created earlier has expired or was erased.")
}
OPEN_OR_GONE: Responses = {
    409: problem(
        "`wrong_status`: it is still scheduled or being sent, see `currentStatus`. `reminder_gone`: the"
        " reminder that this request created earlier has expired or was erased."
    )
}

CHANGES: Responses = {
    429: problem(
        "`change_limit_reached`: you have reached the daily limit of changes (UTC). `sms_limit_reached`: the"
        " change would exceed the daily limit of text message parts. For both, `Retry-After` has the seconds"
        " until the next day. `recipient_limit_reached`: too many reminders are due for this recipient on"
        " that day; without `Retry-After`. Or from the gateway: throttled.",
        "Retry-After",
        gateway=True,
    )
}

_CREATION: Responses = {
    200: {
        "description": "The reminder that this request created earlier, as it is now.",
        "headers": headers("ETag", "Idempotent-Replayed", "Location"),
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Reminder"}}},
        "links": FROM_REMINDER,
    },
    201: {"headers": headers("ETag", "Location"), "links": FROM_REMINDER},
    422: problem(
        "`invalid_request`: `errors` lists every broken rule. `idempotency_key_reused`: the key was used for"
        " a different request."
    ),
    429: problem(
        "`daily_limit_reached`: you have reached the daily limit of new reminders (UTC)."
        " `sms_limit_reached`: the same for text messages, counted in parts. For both, `Retry-After` has the"
        " seconds until the next day. `recipient_limit_reached`: too many reminders are due for this"
        " recipient on that day. `too_many_waiting`: too many of your reminders are waiting; cancel some or"
        " wait until some are due. Both without `Retry-After`. Or from the gateway: throttled.",
        "Retry-After",
        gateway=True,
    ),
}


def creation_responses(responses: Responses) -> Responses:
    """Returns the responses of a call that creates a reminder: the common ones and `responses`.

    All except the gateway's have the daily limit. All except these, `401` and `5xx` have what is left of it.
    """
    found = OWNERS_CALL | BODY | _CREATION | responses
    for status, response in found.items():
        if "headers" in response:
            limits = ["RateLimit-Policy"] if status in (401, 500, 503) else ["RateLimit-Policy", "RateLimit"]
            found[status] = response | {"headers": response["headers"] | headers(*limits)}
    return found
