"""Checks what responses promised owners about their schedules, in every scenario."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tests.clock import Clock
from tests.parts.scenarios.audit import Audit
from tests.parts.scenarios.schedules.records import ScheduleRecords
from workflow.reminders.reminder import Reminder
from workflow.schedules.schedule import Schedule, SchedulePatch
from workflow.scheduling.closing import ChangedSchedule

Kind = Literal["change", "pause", "resume", "end"]
CLOSES: tuple[Kind, ...] = ("pause", "end")
BECOMES = {"pause": "paused", "resume": "active", "end": "ended"}


@dataclass(eq=False)
class ScheduleRequest:
    """A request that changes a schedule, with its record and its reminders being sent at the start."""

    before: Schedule
    kind: Kind
    patch: SchedulePatch
    sending: frozenset[str]
    writes: int


class SchedulePromises:
    """Compares the responses about schedules with their records."""

    def __init__(self, clock: Clock, audit: Audit, records: ScheduleRecords) -> None:
        self._clock, self._audit, self._records = clock, audit, records

    def created(self, schedule: Schedule) -> None:
        """Notes that a creation returned this schedule."""
        if not self._was_record(schedule):
            self._audit.violation(schedule.id, "its response equals no version of the record")

    def begin(self, before: Schedule, kind: Kind, patch: SchedulePatch) -> ScheduleRequest:
        """Notes that a request was sent."""
        sending = frozenset(each.id for each in self._made(before.id) if each.status == "sending")
        self._records.closing[before.id] += kind in CLOSES
        return ScheduleRequest(before, kind, patch, sending, len(self._records.history[before.id]))

    def end(self, request: ScheduleRequest, response: ChangedSchedule | None) -> None:
        """Checks what it returned; None if nothing."""
        self._records.closing[request.before.id] -= request.kind in CLOSES
        if response is None:
            return
        schedule, history = response.schedule, self._records.history[request.before.id]
        if not self._was_record(schedule):
            self._audit.violation(schedule.id, "its response equals no version of the record")
        if schedule.status != BECOMES.get(request.kind, schedule.status):
            self._audit.violation(
                schedule.id, f"{request.kind} was acknowledged, but it is {schedule.status}"
            )
        for name, value in request.patch.items():
            if name != "exdates" and getattr(schedule, name) != value:
                self._audit.violation(schedule.id, f"its {name} was acknowledged, but differs")
        if history[-1].generation == schedule.generation:
            self._check_follows(schedule)
        by_this = schedule.version == request.before.version + 1 and len(history) == request.writes + 1
        if by_this:
            self._check_too_late(request, response)
        for reminder_id in response.too_late:
            if not any(one.status == "sending" for one in self._audit.history[reminder_id]):
                self._audit.violation(reminder_id, "it was reported as too late, but it was never sent")

    def created_ahead(self, reminder: Reminder) -> None:
        """Checks an occurrence that was created ahead, now or earlier."""
        if reminder not in self._audit.history.get(reminder.id, []):
            self._audit.violation(reminder.id, "its response equals no version of the record")

    def _check_follows(self, schedule: Schedule) -> None:
        """Checks that all its scheduled reminders that nobody edited since have its content."""
        for each in self._made(schedule.id):
            if each.status != "scheduled":
                continue
            if schedule.status != "active":
                self._audit.violation(each.id, f"it is scheduled although its schedule is {schedule.status}")
            elif not each.detached and each.message != schedule.message:
                self._audit.violation(
                    each.id, "it is scheduled with content that differs from its schedule's"
                )

    def _check_too_late(self, request: ScheduleRequest, response: ChangedSchedule) -> None:
        for reminder_id in request.sending - set(response.too_late):
            if self._audit.history[reminder_id][-1].status == "sending":
                self._audit.violation(reminder_id, "it is being sent, but the response doesn't say so")

    def _was_record(self, schedule: Schedule) -> bool:
        """Compares all but `check_at`, which the record has in milliseconds and no owner sees."""
        return any(
            replace(one, check_at=schedule.check_at) == schedule
            for one in self._records.history.get(schedule.id, [])
            if one.generation == schedule.generation
        )

    def _made(self, schedule_id: str) -> Iterator[Reminder]:
        for each in self._records.created_reminders[schedule_id]:
            reminder = self._audit.current(each.id)
            if reminder is not None:
                yield reminder
