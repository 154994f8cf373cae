"""The OpenAPI document is complete, matches the app, and lets clients accept later values."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.routing import APIRoute

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


def test_it_has_exactly_the_calls_of_the_app(api: Api) -> None:
    app = api.handler.app
    routed = {
        (method, route.path, route.operation_id)
        for route in getattr(app, "routes", ())
        if isinstance(route, APIRoute) and route.path.startswith("/v1")
        for method in route.methods or ()
    }
    assert routed == {(method, path, operation["operationId"]) for method, path, operation in operations()}


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


@pytest.mark.parametrize("schema", ["Reminder", "Schedule", "ChangedSchedule", "PreviewedOccurrence"])
def test_every_member_of_a_response_is_required(schema: str) -> None:
    assert set(schemas()[schema]["required"]) == set(schemas()[schema]["properties"])


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


def test_enums_are_open_in_responses_and_closed_in_requests() -> None:
    enums = {f"#/components/schemas/{name}" for name, schema in schemas().items() if "enum" in schema}
    requests = {
        content["schema"]["$ref"].rpartition("/")[2]
        for _, _, operation in operations()
        for content in operation.get("requestBody", {"content": {}})["content"].values()
        if "$ref" in content["schema"]
    }
    named = {name: list(schema.get("properties", {}).values()) for name, schema in schemas().items()}
    for name, members in named.items():
        for options in (member.get("anyOf", [member]) for member in members):
            if any(option.get("$ref") in enums for option in options):
                assert options.count({"type": "string"}) == (name not in requests), name


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
