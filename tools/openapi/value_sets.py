"""Gives each set of values one name in the OpenAPI document, and leaves the values of responses open."""

from typing import Any, Literal, get_args

from api.responses.codes import FieldErrorCode, ProblemCode
from workflow.links.service import Action, Scope
from workflow.reminders.delivery_errors import DeliveryErrorCode
from workflow.reminders.reminder import DeliveryStatus, Preference, Status

_SETS: dict[str, Any] = {
    "DeliveryErrorCode": DeliveryErrorCode,
    "DeliveryStatus": DeliveryStatus,
    "FieldErrorCode": FieldErrorCode,
    "MessageAction": Action,
    "Preference": Preference,
    "ProblemCode": ProblemCode,
    "ReminderStatus": Status,
    "StopScope": Scope,
}
_NAMES = {frozenset(get_args(values)): name for name, values in _SETS.items()}

VALUE_SETS = {name: {"type": "string", "enum": list(get_args(values))} for name, values in _SETS.items()}
"""The schemas of the named sets."""

Direction = Literal["request", "response"]


def with_named_values(schema: dict[str, Any], direction: Direction) -> dict[str, Any]:
    """`schema` with references to the named sets in place of their values.

    In a response any other text may stand too: a client that was generated before a value came must not
    raise on it; so a constant is an example there. A request takes the values alone.
    """
    if "const" in schema and direction == "response":
        rest = {keyword: value for keyword, value in schema.items() if keyword != "const"}
        return rest | {"examples": [schema["const"]]}
    if "enum" in schema:
        name = _NAMES.get(frozenset(schema["enum"]))
        return schema if name is None else _reference(schema, name, direction)
    return {keyword: _within(value, direction) for keyword, value in schema.items()}


def _within(value: Any, direction: Direction) -> Any:  # noqa: ANN401  # any JSON value
    if isinstance(value, dict):
        return with_named_values(value, direction)
    if isinstance(value, list):
        return [_within(each, direction) for each in value]
    return value


def _reference(schema: dict[str, Any], name: str, direction: Direction) -> dict[str, Any]:
    rest = {keyword: value for keyword, value in schema.items() if keyword not in ("enum", "type", "title")}
    reference = {"$ref": f"#/components/schemas/{name}"}
    if direction == "request":
        return reference | rest
    return {"anyOf": [reference, {"type": "string"}]} | rest
