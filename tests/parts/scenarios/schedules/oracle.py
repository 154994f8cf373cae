"""Computes when schedules must occur, independently of the tested code: by dateutil and fixed clocks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from dateutil.rrule import rrulestr

from tests.parts.scenarios.rules import NEWER, OLD, Rules
from tests.zone_rules import ZONE
from workflow.schedules.schedule import Schedule, ScheduleDraft
from workflow.time.zones import zone

RULES = (
    "FREQ=DAILY",
    "FREQ=DAILY",
    "FREQ=WEEKLY",
    "FREQ=DAILY;BYHOUR=8,10,22",
    "FREQ=DAILY;INTERVAL=2",
    "FREQ=WEEKLY;BYDAY=MO,TU,FR",
    "FREQ=DAILY;COUNT=3",
    "FREQ=DAILY;UNTIL=20261127T120000",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=DAILY;BYHOUR=0,2,4,6,8,9,10,12,16,18,20,22;BYMINUTE=0,30",
)
"""Simple rules: their meaning is tested elsewhere, here it is what happens to their occurrences."""

ZONES = (ZONE, ZONE, "UTC", "Europe/London")
"""A zone whose rules change, and two that have the same local time in winter."""


class Expansion:
    """The local times of a rule from its start, in order, computed on demand."""

    def __init__(self, rrule: str, start: datetime) -> None:
        self._more: Iterator[datetime] = iter(rrulestr(rrule, dtstart=start))
        self._found: list[datetime] = []

    def between(self, after: datetime, until: datetime) -> list[datetime]:
        """Returns those after the first time, up to and including the second."""
        while not self._found or self._found[-1] <= until:
            each = next(self._more, None)
            if each is None:
                break
            self._found.append(each)
        return self._found[bisect_right(self._found, after) : bisect_right(self._found, until)]


@lru_cache(maxsize=500)
def _expansion(rrule: str, start: datetime) -> Expansion:
    return Expansion(rrule, start)


class Oracle:
    """Computes with the zone `rules` that are in force when it is called."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def moment(self, local: datetime, timezone: str, *, newer: bool | None = None) -> datetime:
        """Returns the instant of a local time: in a gap by the offset before it, else the first of two."""
        newer = self._rules.are_newer if newer is None else newer
        source = (NEWER if newer else OLD) if timezone == ZONE else timezone
        return local.replace(tzinfo=zone(source)).astimezone(UTC)

    def local(self, moment: datetime, timezone: str) -> datetime:
        """Returns the local time in the zone."""
        return moment.astimezone(zone(timezone)).replace(tzinfo=None)

    def cursor(self, schedule: Schedule) -> tuple[datetime, datetime]:
        """Returns after which local time and instant it goes on: by the current rules, if it occurs there."""
        local, stored = schedule.cursor.local, schedule.cursor.moment
        is_tracked = any(each.local == local for each in schedule.open)
        return local, self.moment(local, schedule.timezone) if is_tracked else stored

    def gives(self, draft: ScheduleDraft, local: datetime) -> bool:
        """Returns whether the schedule occurs at that local time."""
        found = _expansion(draft.rrule, draft.start).between(local - timedelta(seconds=1), local)
        return bool(found) and local not in draft.exdates

    def moments(self, local: datetime, timezone: str) -> set[datetime]:
        """Returns the instants of a local time by the current and the former rules."""
        return {self.moment(local, timezone, newer=newer) for newer in {False, self._rules.are_newer}}

    def between(
        self, draft: ScheduleDraft, after: tuple[datetime, datetime], until: datetime
    ) -> list[datetime]:
        """Returns the local times after `after`, up to and including local `until`, with their instants.

        The instants increase: if several are equal, the first counts.
        """
        local, last = after
        found = []
        for each in _expansion(draft.rrule, draft.start).between(local, until):
            if each not in draft.exdates and (moment := self.moment(each, draft.timezone)) > last:
                found.append(each)
                last = moment
        return found

    def next(self, draft: ScheduleDraft, after: tuple[datetime, datetime]) -> datetime | None:
        """Returns the local time after `after`; None if there is none within a year."""
        for days in (2, 10, 40, 400):
            found = self.between(draft, after, after[0] + timedelta(days=days))
            if found:
                return found[0]
        return None
