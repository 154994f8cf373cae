"""Counts an owner's active schedules, and the occurrences on their largest days, in one item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workflow.schedules.exceptions import OccurrenceLimitReached, ScheduleLimitReached
from workflow.schedules.schedule import Schedule
from workflow.storage.item import key
from workflow.storage.schedules.transaction import Part

COUNT = "count"


@dataclass(frozen=True, slots=True)
class ScheduleLimits:
    """The limits of an owner's active `schedules`, and of the `occurrences` on their largest days."""

    schedules: int
    occurrences: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A change of an owner's counts; may be negative."""

    schedules: int
    occurrences: int


def difference(before: Schedule | None, after: Schedule) -> Difference:
    """Returns how a change from `before` (None: new) to `after` changes the counts."""
    was, becomes = _counted(before), _counted(after)
    return Difference(becomes.schedules - was.schedules, becomes.occurrences - was.occurrences)


def count_part(table_name: str, owner: str, adds: Difference, limits: ScheduleLimits) -> Part:
    """Returns the transaction part that counts what a change `adds`.

    Raises:
        OccurrenceLimitReached: it exceeds `limits` by itself.
    """
    if adds.occurrences > limits.occurrences:
        raise OccurrenceLimitReached
    values = {":schedules": adds.schedules, ":occurrences": adds.occurrences}
    conditions = []
    for name, more, most in (
        ("schedules", adds.schedules, limits.schedules),
        ("occurrences", adds.occurrences, limits.occurrences),
    ):
        if more > 0:
            conditions.append(f"(attribute_not_exists({name}) OR {name} <= :most_{name})")
            values[f":most_{name}"] = most - more
    condition = {"ConditionExpression": " AND ".join(conditions)} if conditions else {}
    return Part(
        COUNT,
        {
            "Update": {
                "TableName": table_name,
                "Key": key(f"quota#{owner}", "schedules"),
                "UpdateExpression": "ADD schedules :schedules, occurrences :occurrences",
                "ExpressionAttributeValues": {name: {"N": str(value)} for name, value in values.items()},
                "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
                **condition,  # type: ignore[typeddict-item]  # its one member
            }
        },
    )


def limit_reached(counted: Mapping[str, Any], adds: Difference, limits: ScheduleLimits) -> Exception:
    """Returns the error for the limit that the counts would exceed."""
    schedules = int(counted["schedules"]["N"])
    return (
        ScheduleLimitReached() if schedules + adds.schedules > limits.schedules else OccurrenceLimitReached()
    )


def _counted(schedule: Schedule | None) -> Difference:
    if schedule is None or schedule.status != "active":
        return Difference(0, 0)
    return Difference(1, schedule.largest_day)
