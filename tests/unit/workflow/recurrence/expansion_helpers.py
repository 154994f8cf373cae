"""Helps the tests of recurrence: parses local times and expands rules from their texts."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from workflow.recurrence.end import last_occurrence
from workflow.recurrence.expansion import Occurrence, Recurrence, occurrences_after
from workflow.recurrence.parser import parse_rule
from workflow.time.local_time import moment_by_rule
from workflow.time.times import seconds_text

NEW_YORK = "America/New_York"


def local(text: str) -> datetime:
    """Returns a naive local time, from text like 2027-03-01T09:00."""
    return datetime.fromisoformat(text)


def recurrence(text: str, start: str, zone: str = NEW_YORK, exdates: Iterable[str] = ()) -> Recurrence:
    """Returns the rule `text` from `start` on, with its end."""
    rule = parse_rule(text)
    last = last_occurrence(rule, local(start), zone, local(start))
    return Recurrence(
        rule=rule,
        start=local(start),
        zone=zone,
        last=last.local if last else None,
        exdates=frozenset(map(local, exdates)),
    )


def cursor_after(local_text: str, zone: str = NEW_YORK) -> Occurrence:
    """Returns the cursor after the occurrence at a local time."""
    return Occurrence(local(local_text), moment_by_rule(local(local_text), zone))


def days(of: Recurrence, count: int, cursor: Occurrence | None = None) -> list[str]:
    """Returns the dates of the next `count` occurrences."""
    return [each.local.date().isoformat() for each in islice(occurrences_after(of, cursor), count)]


def moments(of: Recurrence, count: int, cursor: Occurrence | None = None) -> list[str]:
    """Returns the moments of the next `count` occurrences, without their seconds."""
    found = islice(occurrences_after(of, cursor), count)
    return [seconds_text(each.moment).removesuffix(":00Z") for each in found]
