"""The OpenAPI document is complete, matches the app, and is the same each time it is printed."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from fastapi.routing import APIRoute

from api.requests.models import Members
from api.requests.schedules.models import ScheduleMembers
from api.responses.codes import ProblemCode
from api.responses.problems import _STATUS
from tests import ROOT
from tests.unit.api.client import Api
from tools.openapi.document import document

METHODS = {"get", "post", "put", "patch", "delete", "head"}


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, calls in document()["paths"].items():
        for method, operation in calls.items():
            assert method in METHODS
            yield method.upper(), path, operation


def test_the_served_document_equals_the_printed_one(api: Api, capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_module("tools.openapi", run_name="__main__")
    printed = capsys.readouterr().out
    assert printed == api.get("/openapi.json").content.decode()
    assert printed == (ROOT / "api" / "openapi.json").read_text(), "run `npm run types` in frontend/"
    assert printed == printed_elsewhere()


def printed_elsewhere() -> str:
    """Returns the document printed by another process, where sets have another order."""
    command = [sys.executable, "-m", "tools.openapi"]
    environment = os.environ | {"PYTHONHASHSEED": "7"}
    return subprocess.run(command, capture_output=True, check=True, text=True, env=environment).stdout


def test_it_has_exactly_the_calls_of_the_app(api: Api) -> None:
    app = api.handler.app
    routed = {
        (method, route.path, route.operation_id)
        for route in getattr(app, "routes", ())
        if isinstance(route, APIRoute) and route.path.startswith("/v1")
        for method in route.methods or ()
    }
    assert routed == {(method, path, operation["operationId"]) for method, path, operation in operations()}


def test_operations_and_schemas_have_the_names_that_client_generators_use() -> None:
    assert {operation["operationId"] for _, _, operation in operations()} == {
        "createReminder",
        "listReminders",
        "getReminder",
        "updateReminder",
        "cancelReminder",
        "snoozeReminder",
        "dismissReminder",
        "completeReminder",
        "reopenReminder",
        "getHealth",
        "getHealthHead",
        "getMessage",
        "getMessageHead",
        "completeMessage",
        "snoozeMessage",
        "stopMessages",
        "allowMessages",
        "showStop",
        "showStopHead",
        "getReminderHead",
        "listRemindersHead",
        "createSchedule",
        "listSchedules",
        "listSchedulesHead",
        "getSchedule",
        "getScheduleHead",
        "updateSchedule",
        "endSchedule",
        "pauseSchedule",
        "resumeSchedule",
        "makeOccurrence",
        "previewSchedule",
    }
    bodies = {"ReminderCreate", "ReminderUpdate", "ReminderSnooze", "ScheduleCreate", "ScheduleUpdate"}
    bodies |= {"ScheduleOccurrence", "ScheduleTimes"}
    shown = {"Reminder", "ReminderPage", "Problem", "GatewayError"}
    shown |= {"Schedule", "ChangedSchedule", "SchedulePage", "SchedulePreview"}
    assert bodies | shown <= set(schemas())
    assert document()["openapi"] == "3.1.0"
    assert document()["servers"] == [{"url": "/"}]


def schemas() -> dict[str, Any]:
    found: dict[str, Any] = document()["components"]["schemas"]
    return found


def test_times_and_ids_of_a_reminder_have_a_format() -> None:
    members = schemas()["Reminder"]["properties"]
    formats = {
        name: each.get("format") or each.get("anyOf", [{}])[0].get("format") for name, each in members.items()
    }
    assert {name for name, each in formats.items() if each == "uuid"} == {"id", "snoozedFrom", "scheduleId"}
    assert {name for name, each in formats.items() if each == "date-time"} == {
        name for name in members if "At" in name
    }


def test_a_status_that_the_gateway_returns_too_has_one_schema_for_both() -> None:
    for _, _, operation in operations():
        for response in operation["responses"].values():
            content = response.get("content", {})
            if len(content) > 1:
                assert {each["schema"]["$ref"] for each in content.values()} == {
                    "#/components/schemas/AnyError"
                }


def test_every_problem_has_a_status() -> None:
    assert set(_STATUS) == set(get_args(ProblemCode))


@pytest.mark.parametrize("schema", ["Reminder", "Schedule", "ChangedSchedule", "PreviewedOccurrence"])
def test_every_member_of_a_response_is_required(schema: str) -> None:
    assert set(schemas()[schema]["required"]) == set(schemas()[schema]["properties"])


def test_the_members_of_a_reminders_request() -> None:
    create = schemas()["ReminderCreate"]
    assert create["required"] == ["message", "preference"]
    assert create["additionalProperties"] is False
    assert set(create["properties"]) == {field.alias for field in Members.model_fields.values()}


def test_the_members_of_a_schedules_request() -> None:
    create = schemas()["ScheduleCreate"]
    assert set(create["required"]) == {"message", "preference", "timezone", "start", "rrule"}
    assert create["additionalProperties"] is False
    assert set(create["properties"]) == {field.alias for field in ScheduleMembers.model_fields.values()}


@pytest.mark.parametrize("schema", ["ReminderCreate", "ReminderSnooze", "ScheduleCreate", "ScheduleTimes"])
def test_an_optional_member_has_no_default(schema: str) -> None:
    assert all("default" not in member for member in schemas()[schema]["properties"].values())


@pytest.mark.parametrize("of", ["Reminder", "Schedule"])
def test_a_change_has_optional_members_and_needs_at_least_one(of: str) -> None:
    update = schemas()[f"{of}Update"]
    members = update["properties"]
    assert set(members) == set(schemas()[f"{of}Create"]["properties"])
    assert (update["minProperties"], update["additionalProperties"]) == (1, False)
    assert "required" not in update
    clearable = {name for name in members if {"type": "null"} in members[name].get("anyOf", ())}
    assert clearable == {"subject", "email", "phone", "reference", "metadata"}
    assert not any("default" in member for member in members.values())


def test_the_gateway_may_refuse_every_call_of_an_owner() -> None:
    for _, path, operation in operations():
        is_open = path == "/v1/health" or path.startswith("/v1/messages/")
        gateway = {"429", "503"} | (set() if is_open else {"401", "403"})
        assert gateway <= set(operation["responses"])


def test_every_reference_resolves() -> None:
    found = list(references(document()))
    assert len(found) > 30
    for reference in found:
        place: Any = document()
        for part in reference.removeprefix("#/").split("/"):
            place = place[part]


def test_every_component_is_used() -> None:
    used = set(references(document()))
    for kind in ("headers", "links", "schemas"):
        for name in document()["components"][kind]:
            assert f"#/components/{kind}/{name}" in used


def references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def test_the_description_says_what_clients_must_know() -> None:
    description = document()["info"]["description"]
    for words in ("Branch on the status first", "It does not mean that it arrived", "GatewayError"):
        assert words in description


def test_the_parameters_of_the_list() -> None:
    listed = document()["paths"]["/v1/reminders"]["get"]["parameters"]
    parameters = {p["name"]: p for p in listed if p["in"] == "query"}
    selectors = {"state", "reference", "scheduleId", "attention"}
    selectors |= {"dueFrom", "dueTo", "endedFrom", "endedTo"}
    assert set(parameters) == selectors | {"status", "limit", "cursor"}
    assert parameters["limit"]["schema"] == {"type": "integer", "minimum": 1, "maximum": 100, "default": 25}
    assert parameters["state"]["schema"]["enum"] == ["upcoming", "finished"]
