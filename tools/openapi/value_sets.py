"""Names each enum in the OpenAPI document once, and allows unknown values in responses."""

from typing import Any, Literal, get_args

from api.responses.codes import FieldErrorCode, ProblemCode
from workflow.links.service import Action, Scope
from workflow.outcomes.outcome import OutcomeCode, OutcomeStatus
from workflow.reminders.delivery_errors import DeliveryErrorCode
from workflow.reminders.reminder import CancelReason, DeliveryStatus, Preference, Status
from workflow.schedules.schedule import PausedReason, ScheduleStatus

_SETS: dict[str, Any] = {
    "CancelReason": CancelReason,
    "DeliveryErrorCode": DeliveryErrorCode,
    "DeliveryStatus": DeliveryStatus,
    "FieldErrorCode": FieldErrorCode,
    "MessageAction": Action,
    "OutcomeCode": OutcomeCode,
    "OutcomeStatus": OutcomeStatus,
    "PausedReason": PausedReason,
    "Preference": Preference,
    "ProblemCode": ProblemCode,
    "ReminderStatus": Status,
    "ScheduleStatus": ScheduleStatus,
    "StopScope": Scope,
}
_NAMES = {frozenset(get_args(values)): name for name, values in _SETS.items()}

VALUE_SETS = {name: {"type": "string", "enum": list(get_args(values))} for name, values in _SETS.items()}
"""The schemas of the named sets."""

_ANY_TEXT = {"type": "string"}

Direction = Literal["request", "response"]


def with_named_values(schema: dict[str, Any], direction: Direction) -> dict[str, Any]:
    """Returns `schema` with references to the named enums instead of their values.

    A response may have any other text too: a client generated before a value was added must not raise on it;
    so a constant is an example there. A request takes only the values. An open enum has a title: without it,
    generators give that of `Reminder.status` the name of the enum, which then refers to itself.
    """
    values = schema.get("enum") or [schema[each] for each in ("const",) if each in schema]
    name = _NAMES.get(frozenset(values))
    if name is not None:
        return _reference(schema, name, direction)
    if "const" in schema and direction == "response":
        rest = {keyword: value for keyword, value in schema.items() if keyword != "const"}
        return rest | {"examples": [schema["const"]]}
    if "anyOf" in schema:
        return _of_several(schema, direction)
    return {keyword: _within(value, direction) for keyword, value in schema.items()}


def _of_several(schema: dict[str, Any], direction: Direction) -> dict[str, Any]:
    """Returns `schema` with named enums in its `anyOf`, opened only once."""
    found: list[dict[str, Any]] = []
    for each in _within(schema["anyOf"], direction):
        options = each["anyOf"] if each.keys() == {"anyOf", "title"} else [each]
        found += [option for option in options if option not in found]
    found.sort(key=lambda option: option == _ANY_TEXT)
    return {keyword: _within(value, direction) for keyword, value in schema.items()} | {"anyOf": found}


def _within(value: Any, direction: Direction) -> Any:  # noqa: ANN401  # any JSON value
    if isinstance(value, dict):
        return with_named_values(value, direction)
    if isinstance(value, list):
        return [_within(each, direction) for each in value]
    return value


def _reference(schema: dict[str, Any], name: str, direction: Direction) -> dict[str, Any]:
    rest = {
        keyword: value
        for keyword, value in schema.items()
        if keyword not in ("const", "enum", "type", "title")
    }
    reference = {"$ref": f"#/components/schemas/{name}"}
    if direction == "request":
        return reference | rest
    return {"title": f"Any{name}", "anyOf": [reference, _ANY_TEXT]} | rest
