"""Checks the progress of schedules: what the cursor passed was created or counted as missed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tests.clock import Clock
from tests.parts.scenarios.schedules.oracle import Oracle
from workflow.schedules.schedule import Schedule

if TYPE_CHECKING:
    from tests.parts.scenarios.audit import Audit

TIMES = ("rrule", "start", "timezone", "exdates")


class Progress:
    """Compares each write of a schedule with the one before."""

    def __init__(self, clock: Clock, audit: Audit, oracle: Oracle) -> None:
        self._clock, self._audit, self._oracle = clock, audit, oracle

    def check(self, old: Schedule | None, new: Schedule) -> None:
        """Checks that what the cursor passed was created or counted as missed."""
        is_over = old is not None and new.status == "ended" and old.version == new.version
        if new.status != "active" and not is_over:
            return
        begins = (
            old is None
            or old.status != "active"
            or any(getattr(old, name) != getattr(new, name) for name in TIMES)
        )
        missed = new.missed - (old.missed if old else 0)
        if begins or old is None:
            after = self._oracle.local(new.updated_at, new.timezone), new.updated_at
        else:
            after = self._oracle.cursor(old)
        passed = self._oracle.between(new, after, new.cursor.local)
        is_at = new.cursor.local in passed or new.cursor.local == after[0]
        if not is_at:
            self._violation(new.id, f"its cursor is at {new.cursor}, after {after}")
        known = {each.local for each in (*new.open, *(old.open if old and not begins else ()))}
        unmade = [each for each in passed if each not in known]
        if len(unmade) != missed:
            self._violation(new.id, f"{len(unmade)} were not created, but {missed} were counted as missed")
        for each in unmade:
            if self._oracle.moment(each, new.timezone) > self._clock():
                self._violation(new.id, f"{each} is in the future, but was skipped")
        self._check_latest(new, unmade)

    def _check_latest(self, new: Schedule, unmade: list[datetime]) -> None:
        """Checks that the latest past occurrence is created while nearer to its own time than to the next."""
        if not unmade:
            return
        now, latest = self._clock(), self._oracle.moment(unmade[-1], new.timezone)
        following = self._oracle.next(new, (unmade[-1], latest))
        if following is None:
            self._violation(new.id, f"{unmade[-1]}, the last one, was skipped")
        elif now - latest < self._oracle.moment(following, new.timezone) - now:
            self._violation(new.id, f"{unmade[-1]} was skipped, although it is near")

    def _violation(self, record_id: str, what: str) -> None:
        self._audit.violation(record_id, what)
