"""Each selector gives the list and the order that the table in api.md says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, get_args
from urllib.parse import parse_qs

import pytest

from api.requests.list_query import SELECTORS
from tests.parts.docs.pages import section
from tests.unit.api.client import Api
from tests.unit.api.records import build_reminder, save
from tests.unit.api.sending import listed
from tests.unit.api.world import World
from workflow.reminders.reminder import OPEN_STATUSES, Reminder, Status

Row = tuple[str, str, str]
STATUSES: tuple[Status, ...] = get_args(Status)
WITH_ATTENTION = ("failed", "partially_sent")
REFERENCE = "job-4711"
SCHEDULE = "01939a2e-7c4b-7d10-a3c5-2f5b8e6d9a41"
OTHER = SCHEDULE.replace("41", "42")
HAS: Mapping[str, Callable[[Reminder], bool]] = {
    "all": lambda _: True,
    "what is scheduled or sending": lambda reminder: reminder.status in OPEN_STATUSES,
    "what is final": lambda reminder: reminder.status not in OPEN_STATUSES,
    "what needs attention": lambda reminder: reminder.attention_since is not None,
    "what has this reference": lambda reminder: reminder.reference == REFERENCE,
    "what this schedule has made": lambda reminder: reminder.schedule_id == SCHEDULE,
}
LABELS: list[dict[str, Any]] = [
    {"reference": REFERENCE},
    {"schedule_id": SCHEDULE},
    {"reference": "other", "schedule_id": OTHER},
    {"reference": REFERENCE, "schedule_id": SCHEDULE},
]
ORDERS: Mapping[str, tuple[Callable[[Reminder], Any], bool]] = {
    "newest first": (lambda reminder: reminder.id, True),
    "soonest due first": (lambda reminder: reminder.due_at, False),
    "latest end first": (lambda reminder: reminder.finished_at, True),
    "latest first": (lambda reminder: reminder.attention_since, True),
}


def rows() -> list[Row]:
    """Returns the table's rows: selector, contents of the list, order."""
    text = section("api.md", "Lists and pages").replace("`", "")
    text = text.replace("scheduleId=…", f"scheduleId={SCHEDULE}").replace("…", REFERENCE)
    found = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| [^|]+ \|$", text, re.MULTILINE)
    return [row for row in found if row[0] != "selector"]


@pytest.fixture(scope="module")
def reminders(world: World, shared: Api) -> list[Reminder]:
    """Stores reminders of each status, in different due and creation orders, with and without labels."""
    found = [
        build_reminder(shared.owner, status, due_in=97 * (7 * n % 13) + 10 * at + 60, **labels)
        for at, status in enumerate(STATUSES)
        for n, labels in enumerate(LABELS)
    ]
    found = [
        replace(each, attention_since=each.finished_at) if each.status in WITH_ATTENTION else each
        for each in found
    ]
    save(world, *found)
    return found


def query_of(selector: str) -> dict[str, Any]:
    return {} if selector == "none" else {name: values[0] for name, values in parse_qs(selector).items()}


@pytest.mark.parametrize(("selector", "has", "order"), rows())
def test_a_selector_gives_the_documented_reminders_in_the_documented_order(
    shared: Api, reminders: list[Reminder], selector: str, has: str, order: str
) -> None:
    key, is_reversed = ORDERS[order]
    expected = sorted(filter(HAS[has], reminders), key=key, reverse=is_reversed)
    assert listed(shared, limit=3, **query_of(selector)) == [each.id for each in expected]
    failed = [each.id for each in expected if each.status == "failed"]
    assert listed(shared, limit=3, **query_of(selector), status="failed") == failed


def test_the_table_lists_every_selector() -> None:
    assert {name for selector, *_ in rows() for name in query_of(selector)} == set(SELECTORS)


def test_two_selectors_are_rejected(shared: Api) -> None:
    selectors = [query_of(selector) for selector, *_ in rows()]
    for both in (one | other for one in selectors for other in selectors):
        if len(both) > 1:
            response = shared.get("/v1/reminders", **both)
            assert (response.status, response.json["code"]) == (422, "parameters_conflict")
