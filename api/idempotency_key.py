"""Reads `Idempotency-Key`: a client's own name for one request, under which it may be sent again."""

import re

from starlette.requests import Request

from api.members import StrictModel
from api.schemas import FieldError
from workflow.idempotency import IdempotentRequest, fingerprint

HEADER = "Idempotency-Key"
LENGTH = 255
FORM = "^[!-~]+$"
"""Visible ASCII characters."""


def key_errors(request: Request) -> list[FieldError]:
    """What is wrong with the request's key; it may have none."""
    key = request.headers.get(HEADER)
    if key is None or (len(key) <= LENGTH and re.fullmatch(FORM, key)):
        return []
    detail = f"Must be 1 to {LENGTH} visible ASCII characters."
    return [{"header": HEADER, "code": "invalid_idempotency_key", "detail": detail}]


def named_request(
    request: Request, operation: str, members: StrictModel, source_id: str | None = None
) -> IdempotentRequest | None:
    """The request with its key, which is well formed, or None where it has none.

    Two requests with the same key must have the same `members` as sent, not as they are understood: the same
    `waitSeconds` names another due time each second.
    """
    key = request.headers.get(HEADER)
    if key is None:
        return None
    sent = members.model_dump(by_alias=True, exclude_none=True)
    return IdempotentRequest(key, fingerprint(operation, source_id, sent))
