"""The schemas of the OpenAPI document, generated from the types that the code is checked against."""

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter

from api import schemas as answers
from api.members import ReminderCreate, ReminderSnooze, ReminderUpdate

_TYPES = (
    ReminderCreate,
    ReminderUpdate,
    ReminderSnooze,
    answers.Reminder,
    answers.ReminderPage,
    answers.Health,
    answers.Problem,
    answers.GatewayError,
)


def schemas() -> dict[str, Any]:
    """Every schema by its name."""
    adapters = [(each, "validation", TypeAdapter(each)) for each in _TYPES]
    _, generated = TypeAdapter.json_schemas(
        adapters,  # type: ignore[arg-type]  # the adapters are of different types
        ref_template="#/components/schemas/{model}",
    )
    definitions: dict[str, Any] = generated["$defs"]
    return {name: _plain(schema) for name, schema in definitions.items()}


def reference(name: str) -> dict[str, str]:
    """Refers to the schema `name`."""
    return {"$ref": f"#/components/schemas/{name}"}


def request_body(
    name: str, examples: dict[str, Any], media_types: Sequence[str] = ("application/json",)
) -> dict[str, Any]:
    """The body of a request, by the schema `name`."""
    content = {"schema": reference(name), "examples": examples}
    return {"required": True, "content": dict.fromkeys(media_types, content)}


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
