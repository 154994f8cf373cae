"""OpenAPI links lead from each response with reminders or schedules to calls with its values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.unit.api.client import Api
from tests.unit.api.schedules.schedule_requests import create
from tools.openapi.document import document

SHOWN = ("Reminder", "ReminderPage", "Schedule", "ChangedSchedule", "SchedulePage")
OPERATIONS = [operation for calls in document()["paths"].values() for operation in calls.values()]


def shown_and_linked() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yields the schema of each response that shows something, and its links."""
    links = document()["components"]["links"]
    for operation in OPERATIONS:
        for response in operation["responses"].values():
            schema = response.get("content", {}).get("application/json", {}).get("schema", {})
            shown = schema.get("$ref", "").rpartition("/")[2]
            yield shown, [links[name] for name in response.get("links", {})]


def test_every_response_with_reminders_or_schedules_has_links() -> None:
    for shown, links in shown_and_linked():
        assert bool(links) == (shown in SHOWN)


def test_every_link_leads_to_a_call_that_has_its_parameters() -> None:
    for _, links in shown_and_linked():
        for link in links:
            assert parameters(link["operationId"]) >= set(link["parameters"])


def parameters(operation_id: str) -> set[str]:
    """Returns the names of a call's parameters."""
    (operation,) = (each for each in OPERATIONS if each["operationId"] == operation_id)
    return {each["name"] for each in operation["parameters"]}


def test_every_link_uses_values_that_its_response_has(api: Api) -> None:
    reminder = api.create()
    schedule = create(api, start="2030-01-01T09:00:00")
    bodies = {
        "Reminder": reminder,
        "ReminderPage": api.get("/v1/reminders", limit=1).json,
        "Schedule": schedule,
        "ChangedSchedule": schedule,
        "SchedulePage": api.get("/v1/schedules").json,
    }
    given = {
        found_at(place.removeprefix("$response.body#"), bodies[shown])
        for shown, links in shown_and_linked()
        for link in links
        for place in link["parameters"].values()
        if place.startswith("$response")
    }
    assert given == {reminder["id"], schedule["id"], None}  # the last page has no cursor


def found_at(pointer: str, body: Any) -> object:  # noqa: ANN401  # JSON
    """Returns the value at a JSON Pointer."""
    for part in pointer.split("/")[1:]:
        body = body[int(part)] if isinstance(body, list) else body[part]
    return body
