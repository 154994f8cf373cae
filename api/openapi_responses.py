"""The answers of the OpenAPI document that several calls share, and the headers of all."""

from typing import Any

from api.openapi_schemas import reference


def _header(description: str, **schema: object) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string", **schema}}


HEADERS: dict[str, Any] = {
    "CacheControl": _header("Always `no-store`: answers are the owner's alone."),
    "ETag": _header("The reminder's version in quotes.", examples=['"1"']),
    "Location": _header("The path of the new reminder.", format="uri-reference"),
    "RetryAfter": _header("Seconds to wait before the next try.", pattern="^[0-9]+$"),
    "WWWAuthenticate": _header("How to sign in.", examples=["Bearer"]),
}


def headers(*names: str) -> dict[str, Any]:
    """Refers to the headers that are described under `names`."""
    return {_SPELLED.get(name, name): {"$ref": f"#/components/headers/{name}"} for name in names}


_SPELLED = {
    "CacheControl": "Cache-Control",
    "RetryAfter": "Retry-After",
    "WWWAuthenticate": "WWW-Authenticate",
}

_PROBLEM = {"application/problem+json": {"schema": reference("Problem")}}
_GATEWAY = {"application/json": {"schema": reference("GatewayError")}}


def _problem(description: str, *names: str, gateway: bool = False) -> dict[str, Any]:
    return {
        "description": description,
        "headers": headers("CacheControl", *names),
        "content": _PROBLEM | (_GATEWAY if gateway else {}),
    }


RESPONSES: dict[str, Any] = {
    "InvalidJson": _problem("`invalid_json`: no bytes, not JSON, not UTF-8, a member twice, or too deep."),
    "InvalidCursor": _problem("`invalid_cursor`: not a cursor of this list."),
    "Unauthenticated": _problem(
        "`unauthenticated`: no verified identity, or the gateway's own answer.",
        "WWWAuthenticate",
        gateway=True,
    ),
    "Forbidden": {"description": "The gateway's own: not allowed to make this call.", "content": _GATEWAY},
    "NotFound": _problem("`not_found`: no such reminder of yours."),
    "BodyTooLarge": _problem("`body_too_large`: over 16 KiB; over 10 MB the gateway answers.", gateway=True),
    "UnsupportedMediaType": _problem("`unsupported_media_type`: the body must be `application/json`."),
    "InvalidRequest": _problem("`invalid_request`: `errors` has every broken rule."),
    "TooManyRequests": {"description": "The gateway's own: slow down and try again.", "content": _GATEWAY},
    "InternalError": _problem("`internal_error`: a defect; it is in the logs under `requestId`."),
    "Unavailable": _problem(
        "`unavailable`: a service behind the API failed, or the gateway's own answer. A change may have"
        " happened or not.",
        "RetryAfter",
        gateway=True,
    ),
}


def shared(*names: str) -> dict[str, Any]:
    """Refers to shared answers, by their status."""
    return {_STATUS[name]: {"$ref": f"#/components/responses/{name}"} for name in names}


_STATUS = {
    "InvalidJson": "400",
    "InvalidCursor": "400",
    "Unauthenticated": "401",
    "Forbidden": "403",
    "NotFound": "404",
    "BodyTooLarge": "413",
    "UnsupportedMediaType": "415",
    "InvalidRequest": "422",
    "TooManyRequests": "429",
    "InternalError": "500",
    "Unavailable": "503",
}

ANY_CALL = shared("TooManyRequests", "InternalError", "Unavailable")
OWNERS_CALL = ANY_CALL | shared("Unauthenticated", "Forbidden")
"""What each call about an owner's reminders may answer."""
