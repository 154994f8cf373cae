"""Reads `Idempotency-Key`: a client's own name for one request, under which it may be sent again."""

import re
from typing import Annotated

from fastapi import Header

from api.requests.models import StrictModel
from api.responses.models import FieldError
from workflow.storage.idempotency import IdempotentRequest, fingerprint

HEADER = "Idempotency-Key"
LENGTH = 255
FORM = r"""^([!#-+\--~][!-+\--~]{0,254}|"([!#-\[\]-~]|\\["\\]){1,255}")$"""
"""Visible ASCII characters, without a comma, which parts two values of a header; or a string in quotes.

The quoted form is that of the draft, a string of RFC 9651, section 3.3.3. The gateway joins doubled headers
with commas. https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
"""

_ESCAPED = re.compile(r'\\(["\\])')

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias=HEADER,
        description="A name of your own for this request, like a UUID: sent again with the same key and"
        " body within a day, it makes no second reminder.",
        json_schema_extra={"pattern": FORM},
    ),
]
"""The request's key as it was sent: `key_errors` says what is wrong with it, beside the body's errors."""


def key_errors(key: str) -> list[FieldError]:
    """What is wrong with a request's `key`."""
    if re.fullmatch(FORM, key):
        return []
    detail = f"Must be one key of 1 to {LENGTH} visible ASCII characters; one with a comma stands in quotes."
    return [{"header": HEADER, "code": "invalid_idempotency_key", "detail": detail}]


def named_request(
    key: str, operation: str, members: StrictModel, source_id: str | None = None
) -> IdempotentRequest:
    """The request named by a well-formed `key`.

    Two requests with the same key must have the same `members` as sent, not as they are understood: the same
    `waitSeconds` names another due time each second. Releases before 0.1.0 kept a key with its quotes.
    """
    sent = members.model_dump(by_alias=True, exclude_none=True)
    digest = fingerprint(operation, source_id, sent)
    if not key.startswith('"'):
        return IdempotentRequest(key, digest)
    return IdempotentRequest(_ESCAPED.sub(r"\1", key[1:-1]), digest, former_key=key)
