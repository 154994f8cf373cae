"""The gateway's routes and their scopes, read from the OpenAPI document, plus the open ones."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from api.paths import DOCS_FILE_PATH, DOCS_PATH, DOCUMENT_PATH, LINKS_PATH

OPEN = (
    f"GET {DOCS_PATH}",
    f"GET {DOCS_FILE_PATH}",
    f"GET {DOCUMENT_PATH}",
    "$default",  # anything else: the function returns 404 or 405
)
"""Open routes that are not in the OpenAPI document."""


def read_routes(document: Mapping[str, Any]) -> dict[str, str | None]:
    """Returns each route, such as `"POST /v1/reminders"`, with the scope it requires; None for an open route.

    Raises:
        ValueError: the document doesn't say who may make a call. An open one has `security: []`.
    """
    calls = {
        f"{method.upper()} {path}": operation.get("security")
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    }
    return dict.fromkeys(OPEN) | {call: _scope(call, security) for call, security in calls.items()}


def _scope(call: str, security: object) -> str | None:
    match security:
        case []:
            return None
        case [{"signIn": [str(scope)], **others}] if not others:
            return scope
        case _:
            raise ValueError(f"{call} must have one scope of signIn or `security: []`, not {security}")


ROUTES = read_routes(json.loads((Path(__file__).parents[1] / "api" / "openapi.json").read_bytes()))
METHODS = frozenset(route.partition(" ")[0] for route in ROUTES if " " in route)
LINK_ROUTES = tuple(route for route in ROUTES if f" {LINKS_PATH}/" in route)
"""The routes that links in messages use."""
