"""The OpenAPI document: `python -m api.openapi` prints it. Nothing that serves `/v1` imports this."""

import json
import re
import sys
from functools import lru_cache
from typing import Any

from fastapi.openapi.utils import get_openapi
from fastapi.params import Body
from fastapi.routing import APIRoute
from pydantic import TypeAdapter

from api.answers import HEADERS
from api.app import ROUTES
from api.links import LINKS
from api.schemas import GatewayError, Problem

VERSION = "1.0.0"

DESCRIPTION = """\
Reminders by email and SMS, at the time that you ask for.

**What `sent` means.** The provider took the message. It does not mean that it arrived: a mailbox may refuse
it later, and the mobile network may drop an SMS. Clients must accept statuses that they don't know.

**Errors.** Branch on the status first. Errors of the API's own are `application/problem+json` with a `code`
from a closed list (the texts may change, the codes may not), all broken rules at once; they never repeat what
was sent. Some errors are answered by the gateway in front of the API, as `GatewayError`. A path that doesn't
exist is a `404`, a method that a path doesn't have a `405` with `Allow`.

**After a `5xx`** a change may have happened or not: read again. Within `/v1` there are only additions.
"""


TAGS = [
    {"name": "Reminders", "description": "Ask for reminders and see what became of them."},
    {"name": "Service", "description": "About the service itself; needs no sign-in."},
]

_UNUSED = ("HTTPValidationError", "Members", "ValidationError")
"""Schemas of FastAPI's own errors, and of the sound part of a body, which no call refers to."""

_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
"""Within a paragraph: Swagger UI would break the line there."""


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document: FastAPI's own, without what only its own errors and forms need."""
    found = get_openapi(
        title="Task Reminder",
        version=VERSION,
        description=_LINE_END.sub(" ", DESCRIPTION.strip()),
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        servers=[{"url": "/"}],
        tags=TAGS,
        routes=ROUTES,
    )
    for route in (each for each in ROUTES if isinstance(each, APIRoute) and each.include_in_schema):
        for method in route.methods or ():
            operation = found["paths"][route.path][method.lower()]
            _complete(operation, route)
    components = found["components"]
    components["schemas"] = {
        name: _plain(schema)
        for name, schema in (components["schemas"] | _error_schemas()).items()
        if name not in _UNUSED
    }
    components |= {"headers": HEADERS, "links": LINKS}
    return found


def _complete(operation: dict[str, Any], route: APIRoute) -> None:
    """Mends what FastAPI writes of a call of `route`: nulls in examples, lines of text, its own errors."""
    operation["description"] = _LINE_END.sub(" ", operation["description"])
    if "parameters" in operation:
        operation["parameters"] = [_parameter(each) for each in operation["parameters"]]
    if "HTTPValidationError" in str(operation["responses"].get("422")):
        del operation["responses"]["422"]
    if route.body_field is not None and isinstance(route.body_field.field_info, Body):
        for content in operation["requestBody"]["content"].values():
            content["examples"] = route.body_field.field_info.openapi_examples


def _error_schemas() -> dict[str, Any]:
    """What the routes refer to by name: a field of FastAPI's for each answer would lengthen each start."""
    _, schemas = TypeAdapter.json_schemas(
        [
            (Problem, "validation", TypeAdapter(Problem)),
            (GatewayError, "validation", TypeAdapter(GatewayError)),
        ],
        ref_template="#/components/schemas/{model}",
    )
    definitions: dict[str, Any] = schemas["$defs"]
    return definitions


def _parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    """`parameter` without what its schema says twice, or of null: a query can't hold it."""
    schema = parameter["schema"]
    if "anyOf" in schema:
        schema = schema | schema["anyOf"][0]
    told = {
        key: value
        for key, value in schema.items()
        if key not in ("anyOf", "title", "description", "uniqueItems")
    }
    return parameter | {"schema": told}


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    members = {name: _plain_member(member) for name, member in schema.get("properties", {}).items()}
    return _plain_member(schema) | ({"properties": members} if members else {})


def _plain_member(schema: dict[str, Any]) -> dict[str, Any]:
    """`schema` without its title, and without a default of null: generators would take it for needed."""
    return {
        keyword: value
        for keyword, value in schema.items()
        if keyword != "title" and (keyword, value) != ("default", None)
    }


@lru_cache(maxsize=1)
def document_bytes() -> bytes:
    """The document as `/openapi.json` serves it."""
    return json.dumps(document(), ensure_ascii=False, separators=(",", ":")).encode()


if __name__ == "__main__":
    json.dump(document(), sys.stdout, ensure_ascii=False, indent=2, sort_keys=True)
    sys.stdout.write("\n")
