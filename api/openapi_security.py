"""Who may make which call, in the OpenAPI document: a token, and the scope that it must have."""

from collections.abc import Mapping
from typing import Any

from api.scopes import needed

SCHEMES: Mapping[str, Any] = {
    "signIn": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "An access token of the stack's user pool. Where a person gets one is in"
        " `/config.json`, where a program does in the stack's outputs.",
    }
}


def secured(paths: Mapping[str, Any]) -> dict[str, Any]:
    """`paths` with what each call asks of its caller: the scope that it needs, or nothing."""
    return {
        path: {method: operation | _security(method, path) for method, operation in calls.items()}
        for path, calls in paths.items()
    }


def _security(method: str, path: str) -> dict[str, Any]:
    scope = needed(f"{method.upper()} {path}")
    return {"security": [] if scope is None else [{"signIn": [scope]}]}
