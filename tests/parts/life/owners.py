"""What owners were told: the promises that the lives are held to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Literal

from tests.parts.life.audit import KEY_REMEMBERED, Audit
from workflow.reminders.exceptions import WrongStatus
from workflow.reminders.reminder import Draft, Reminder


@dataclass(eq=False)
class Request:
    """A request about one reminder, from when it began until it ended, answered or not."""

    reminder_id: str
    kind: Literal["change", "cancel", "erase"]
    began: int
    drafts: list[Draft] = field(default_factory=list)
    ended: int | None = None


class Owners:
    """What was asked and what was answered; each broken promise is a violation of the audit."""

    def __init__(self, audit: Audit) -> None:
        self._audit = audit
        self._ticks = count()
        self._requests: list[Request] = []
        self._keys: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
        self.known: list[str] = []
        self.possible: dict[str, list[Draft]] = {}
        self.cancelled: set[str] = set()
        self.erased: set[str] = set()

    def begin(self, reminder_id: str, kind: Literal["change", "cancel", "erase"]) -> Request:
        """A request is on its way."""
        request = Request(reminder_id, kind, next(self._ticks))
        self._requests.append(request)
        return request

    def created(self, reminder: Reminder) -> None:
        """A creation was answered with a new reminder."""
        self.known.append(reminder.id)
        self.possible.setdefault(reminder.id, [reminder.draft])
        self._must_be_kept(reminder)

    def keyed(self, key: str, reminder_id: str, now: datetime) -> None:
        """A creation with an idempotency key was answered with this reminder, new or earlier."""
        for at, earlier in self._keys[key]:
            if earlier != reminder_id and now - at < KEY_REMEMBERED:
                self._audit.violation(reminder_id, f"the same key had made {earlier}")
        self._keys[key].append((now, reminder_id))

    def end(self, request: Request, answer: Reminder | None, error: BaseException | None) -> None:
        """A request ended: with its answer, a refusal, a failure or not at all."""
        request.ended = next(self._ticks)
        if isinstance(error, WrongStatus):
            self._must_be_true(request, error)
        if error is not None:
            return
        if answer is not None:
            self._must_be_kept(answer)
        if request.kind == "erase":
            self._must_be_gone(request)
        else:
            self._acknowledged(request, answer)

    def delivered(self, reminder: Reminder) -> None:
        """A reminder was claimed, as it then was."""
        if reminder.id in self.cancelled:
            self._audit.violation(reminder.id, "it was claimed after a cancel was acknowledged")
        elif reminder.id in self.possible and reminder.draft not in self.possible_now(reminder.id):
            self._audit.violation(reminder.id, "it was claimed as no acknowledged request has it")

    def possible_now(self, reminder_id: str) -> list[Draft]:
        """What the reminder may be: as acknowledged last, or as a request without an answer has it."""
        asked = [d for r in self._requests if r.reminder_id == reminder_id for d in r.drafts]
        return self.possible[reminder_id] + [d for d in asked if d not in self.possible[reminder_id]]

    def _acknowledged(self, request: Request, answer: Reminder | None) -> None:
        if answer is None:
            return
        if request.kind == "cancel":
            self.cancelled.add(request.reminder_id)
            return
        self.possible[request.reminder_id] = request.drafts = [answer.draft]
        self._requests = [
            one
            for one in self._requests
            if one.reminder_id != request.reminder_id or one.ended is None or one.ended > request.began
        ]

    def _must_be_kept(self, answer: Reminder) -> None:
        if answer not in self._audit.history.get(answer.id, []):
            self._audit.violation(answer.id, "its answer was never a record")

    def _must_be_true(self, request: Request, refusal: WrongStatus) -> None:
        statuses = {one.status for one in self._audit.history.get(request.reminder_id, [])}
        if refusal.status not in statuses:
            self._audit.violation(
                request.reminder_id, f"it was refused as {refusal.status}, which it never was"
            )

    def _must_be_gone(self, request: Request) -> None:
        self.erased.add(request.reminder_id)
        if self._audit.current(request.reminder_id) is not None:
            self._audit.violation(request.reminder_id, "it is there after it was erased")
