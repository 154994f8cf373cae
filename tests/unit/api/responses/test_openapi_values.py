"""Enums of the OpenAPI document have a name; they are open in responses and closed in requests."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from api.responses.codes import FieldErrorCode, ProblemCode
from tools.openapi.document import document
from workflow.reminders.delivery_errors import DeliveryErrorCode
from workflow.reminders.reminder import CancelReason, DeliveryStatus, Preference, Status
from workflow.schedules.schedule import PausedReason, ScheduleStatus


def schemas() -> dict[str, Any]:
    found: dict[str, Any] = document()["components"]["schemas"]
    return found


@pytest.mark.parametrize(
    ("schema", "member", "name", "values"),
    [
        ("Problem", "code", "ProblemCode", ProblemCode),
        ("FieldError", "code", "FieldErrorCode", FieldErrorCode),
        ("DeliveryError", "code", "DeliveryErrorCode", DeliveryErrorCode),
        ("Delivery", "status", "DeliveryStatus", DeliveryStatus),
        ("Reminder", "status", "ReminderStatus", Status),
        ("Reminder", "preference", "Preference", Preference),
        ("Schedule", "status", "ScheduleStatus", ScheduleStatus),
        ("ChangedSchedule", "preference", "Preference", Preference),
    ],
)
def test_enums_of_a_response_are_named_and_open(schema: str, member: str, name: str, values: object) -> None:
    reference = {"$ref": f"#/components/schemas/{name}"}
    assert schemas()[schema]["properties"][member]["anyOf"] == [reference, {"type": "string"}]
    assert schemas()[name]["enum"] == list(get_args(values))


@pytest.mark.parametrize(
    ("schema", "member", "names"),
    [
        ("Problem", "currentStatus", ["ReminderStatus", "ScheduleStatus"]),
        ("Schedule", "pausedReason", ["PausedReason"]),
        ("Reminder", "reason", ["CancelReason"]),
    ],
)
def test_members_with_several_enums_or_null_are_named_and_open_once(
    schema: str, member: str, names: list[str]
) -> None:
    options = schemas()[schema]["properties"][member]["anyOf"]
    assert [each["$ref"].rpartition("/")[2] for each in options if "$ref" in each] == names
    assert options.count({"type": "string"}) == 1
    assert schemas()["PausedReason"]["enum"] == list(get_args(PausedReason))
    assert schemas()["CancelReason"]["enum"] == list(get_args(CancelReason))


@pytest.mark.parametrize("schema", ["ReminderCreate", "ReminderUpdate", "ScheduleCreate", "ScheduleUpdate"])
def test_enums_of_a_request_are_named_and_closed(schema: str) -> None:
    preference = schemas()[schema]["properties"]["preference"]
    assert (preference["$ref"], "anyOf" in preference) == ("#/components/schemas/Preference", False)


def test_no_enum_of_a_schema_is_unnamed() -> None:
    unnamed = {
        name: {key: schema[key] for key in schema.keys() - {"enum"}} for name, schema in schemas().items()
    }
    assert [name for name, schema in unnamed.items() if "'enum':" in str(schema)] == []


def test_no_constant_closes_a_schema() -> None:
    assert [name for name, schema in schemas().items() if "'const':" in str(schema)] == []
    assert schemas()["Problem"]["properties"]["type"] == {"type": "string", "examples": ["about:blank"]}


def test_no_unnamed_schema_would_get_the_name_of_another() -> None:
    """Generators name it by its schema and member: it would refer to itself.

    A nullable one needs no name.
    """
    named = schemas()
    assert [
        f"{name}.{member}"
        for name, schema in named.items()
        for member, value in schema.get("properties", {}).items()
        if f"{name}{member[0].upper()}{member[1:]}" in named
        and value.keys().isdisjoint({"$ref", "title"})
        and {"type": "null"} not in value["anyOf"]
    ] == []
    assert named["Reminder"]["properties"]["status"]["title"] == "AnyReminderStatus"
