"""The answers of the OpenAPI document to calls that make reminders: all tell what is left of the day."""

from collections.abc import Mapping
from typing import Any

from api.openapi_responses import RESPONSES, STATUS, headers, problem, reminder_answer

_POLICY, _LEFT = ("RateLimitPolicy",), ("RateLimitPolicy", "RateLimit")

_OTHERS: Mapping[str, tuple[str, dict[str, Any]]] = {
    "Gone": (
        "409",
        problem(
            "`reminder_gone`: what this request made, when it was first sent, is no longer kept.", *_LEFT
        ),
    ),
    "OpenOrGone": (
        "409",
        problem(
            "`wrong_status`: it still waits or is being sent, see `currentStatus`. `reminder_gone`: what this"
            " request made, when it was first sent, is no longer kept.",
            *_LEFT,
        ),
    ),
    "InvalidOrReused": (
        "422",
        problem(
            "`invalid_request`: `errors` has every broken rule. `idempotency_key_reused`: the key came with"
            " another request before.",
            *_LEFT,
        ),
    ),
    "LimitReached": (
        "429",
        problem(
            "`daily_limit_reached`: you have made all the reminders that a day of UTC allows; `Retry-After`"
            " has the seconds until the next. `too_many_waiting`: as many of yours wait as may; without"
            " `Retry-After`, for it takes a cancel or a due time. Or the gateway's own: slow down.",
            "RetryAfter",
            *_LEFT,
            gateway=True,
        ),
    ),
}
"""What no other call answers, by name: its status and the answer."""

_SHARED = {
    **dict.fromkeys(("InvalidJson", "NotFound", "BodyTooLarge", "UnsupportedMediaType"), _LEFT),
    **dict.fromkeys(("Unauthenticated", "InternalError", "Unavailable"), _POLICY),
}
"""What other calls answer too, with the headers that these calls add."""

_EVERY = (
    *("BodyTooLarge", "InternalError", "InvalidJson", "InvalidOrReused", "LimitReached"),
    *("Unauthenticated", "Unavailable", "UnsupportedMediaType"),
)

_STATUS = {name: status for name, (status, _) in _OTHERS.items()} | {name: STATUS[name] for name in _SHARED}

CREATION_RESPONSES: dict[str, Any] = {f"Creation{name}": answer for name, (_, answer) in _OTHERS.items()} | {
    f"Creation{name}": RESPONSES[name] | {"headers": RESPONSES[name]["headers"] | headers(*added)}
    for name, added in _SHARED.items()
}
"""The answers, by the name that they have in the document."""


def creation_answers(*names: str) -> dict[str, Any]:
    """What a call that makes a reminder may answer: `names`, and what each of these calls may."""
    found = {_STATUS[name]: f"Creation{name}" for name in (*_EVERY, *names)} | {"403": "Forbidden"}
    references = {status: {"$ref": f"#/components/responses/{name}"} for status, name in found.items()}
    replayed = "The reminder that this request made before, as it is now."
    return references | {
        "200": reminder_answer(replayed, "IdempotentReplayed", *_LEFT),
        "201": reminder_answer("The new reminder.", "Location", *_LEFT),
    }
