"""Generates the OpenAPI document from the app; `npm run types` writes it to `api/openapi.json`."""

import re
import tomllib
from functools import lru_cache
from typing import Any

from fastapi.openapi.utils import get_openapi
from fastapi.params import Body
from fastapi.routing import APIRoute
from pydantic import TypeAdapter

from api.app import ROUTES
from api.responses.links import LINKS
from api.responses.models import GatewayError, Problem
from api.responses.openapi import ANY_ERROR, HEADERS
from api.responses.schedules.links import SCHEDULE_LINKS
from tools import ROOT
from tools.openapi.value_sets import VALUE_SETS, Direction, with_named_values

VERSION: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
"""The release's version; the API's version is the `v1` in its paths."""

DESCRIPTION = """\
Sends reminders by email and SMS at the requested time.

**What `sent` means.** The provider accepted the message. It does not mean that it arrived: a mailbox may
reject it later, and the mobile network may drop an SMS.

**New values.** Statuses and codes may be added: clients must accept unknown values in responses. Requests
accept only the listed values.

**Errors.** Branch on the status first. The API's own errors are `application/problem+json` with a `code`
(texts may change, a code keeps its meaning) and list all broken rules at once; they never repeat sent values.
The gateway in front of the API returns some errors itself, as a `GatewayError` in `application/json`; if both
are possible, the schema is `AnyError`. An unknown path is a `404`, a method that a path doesn't support a
`405` with `Allow`.

**After a `5xx`** a change may have taken effect or not: read again. Within `/v1` there are only additions.
"""


TAGS = [
    {"name": "Reminders", "description": "Create reminders and see their results."},
    {
        "name": "Messages",
        "description": "Actions of a message's recipient through its link; needs no sign-in.",
    },
    {"name": "Schedules", "description": "Create repeating reminders by a rule."},
    {"name": "Service", "description": "About the service itself; needs no sign-in."},
]

_UNUSED = (
    *("HTTPValidationError", "ValidationError"),
    *("Members", "OccurrenceMembers", "ScheduleMembers", "TimeMembers"),
)
"""Schemas that no call refers to: FastAPI's own errors, and the valid part of a body."""

_BODIES = (
    *("MessageSnooze", "ReminderCreate", "ReminderSnooze", "ReminderUpdate"),
    *("ScheduleCreate", "ScheduleOccurrence", "ScheduleTimes", "ScheduleUpdate"),
)

_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
"""A line break within a paragraph, which Swagger UI would show."""


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    """Returns the OpenAPI 3.1 document: FastAPI's own, completed, and without unused parts."""
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
            _complete(found["paths"][route.path][method.lower()], route)
    _, errors = TypeAdapter.json_schemas(
        [(each, "validation", TypeAdapter(each)) for each in (Problem, GatewayError)],
        ref_template="#/components/schemas/{model}",
    )
    schemas = found["components"]["schemas"] | errors["$defs"]
    found["components"] |= {
        "schemas": {
            name: with_named_values(_plain(schema), _direction(name))
            for name, schema in schemas.items()
            if name not in _UNUSED
        }
        | VALUE_SETS
        | {"AnyError": ANY_ERROR},
        "headers": HEADERS,
        "links": {**LINKS, **SCHEDULE_LINKS},
    }
    return found


def _direction(name: str) -> Direction:
    return "request" if name in _BODIES else "response"


def _complete(operation: dict[str, Any], route: APIRoute) -> None:
    """Completes FastAPI's description of `route`: nulls in examples, line breaks, FastAPI's own errors."""
    operation["description"] = _LINE_END.sub(" ", operation["description"])
    for parameter in operation.get("parameters", ()):
        parameter["schema"] = _parameter_schema(parameter["schema"])
    if "HTTPValidationError" in str(operation["responses"].get("422")):
        del operation["responses"]["422"]
    if route.body_field is not None and isinstance(route.body_field.field_info, Body):
        for content in operation["requestBody"]["content"].values():
            content["examples"] = route.body_field.field_info.openapi_examples


def _parameter_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """Returns `schema` without its parameter's members, and without null, which a query can't contain."""
    (first, *_) = schema.get("anyOf", [{}])
    unwanted = ("anyOf", "title", "description", "uniqueItems")
    return {keyword: value for keyword, value in (schema | first).items() if keyword not in unwanted}


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Returns `schema` without titles and null defaults, which generators would treat as required."""
    plain = {
        keyword: value
        for keyword, value in schema.items()
        if keyword != "title" and (keyword, value) != ("default", None)
    }
    if "properties" in plain:
        plain["properties"] = {name: _plain(member) for name, member in plain["properties"].items()}
    return plain
