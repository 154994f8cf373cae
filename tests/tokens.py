"""Reads tokens, and derives invalid ones from valid ones."""

import base64
import json
from typing import Any


def claims(token: str) -> dict[str, Any]:
    """Returns the claims of a token."""
    payload = token.split(".")[1]
    content: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return content


def tampered(token: str, **changed: object) -> str:
    """Returns the token with other claims and the original signature."""
    header, _, signature = token.split(".")
    return f"{header}.{_encoded(claims(token) | changed)}.{signature}"


def unsigned(token: str) -> str:
    """Returns the token with the algorithm `none` and no signature."""
    return f"{_encoded({'alg': 'none'})}.{_encoded(claims(token))}."


def _encoded(part: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()
