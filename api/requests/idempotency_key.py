"""Reads `Idempotency-Key`: the client's name for a request, which makes retries safe."""

import re
from typing import Annotated

from fastapi import Header

from api.requests.models import StrictModel
from api.responses.models import FieldError
from workflow.storage.idempotency import IdempotentRequest, fingerprint

HEADER = "Idempotency-Key"
LENGTH = 255
FORM = r"""^([!#-+\--~][!-+\--~]{0,254}|"([!#-\[\]-~]|\\["\\]){1,255}")$"""
"""Visible ASCII characters without commas, which separate repeated headers; or a quoted string.

The quoted form is the draft's: a string of RFC 9651, section 3.3.3. The gateway joins repeated headers with
commas. https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
"""

_ESCAPED = re.compile(r'\\(["\\])')

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias=HEADER,
        description="Your own name for this request, like a UUID. Repeating the request within a day with"
        " the same key and body creates no second reminder.",
        json_schema_extra={"pattern": FORM},
    ),
]
"""The request's key as sent. `key_errors` checks it, so that its errors come together with the body's."""


def key_errors(key: str) -> list[FieldError]:
    """Returns the errors of a request's `key`."""
    if re.fullmatch(FORM, key):
        return []
    detail = f"Must be one key of 1 to {LENGTH} visible ASCII characters; a key with a comma must be quoted."
    return [{"header": HEADER, "code": "invalid_idempotency_key", "detail": detail}]


def named_request(
    key: str, operation: str, members: StrictModel, source_id: str | None = None
) -> IdempotentRequest:
    """Returns the request identified by a well-formed `key`.

    Two requests with the same key must have the same `members` as sent, not as interpreted: the same
    `waitSeconds` gives a different due time each second. Releases before 0.1.0 stored a key with its quotes.
    """
    sent = members.model_dump(by_alias=True, exclude_none=True)
    digest = fingerprint(operation, source_id, sent)
    if not key.startswith('"'):
        return IdempotentRequest(key, digest)
    return IdempotentRequest(_ESCAPED.sub(r"\1", key[1:-1]), digest, former_key=key)
