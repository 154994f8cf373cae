"""Checks the promises that the API's responses made to owners, in every scenario."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Literal

from tests.parts.scenarios.audit import KEY_LIFETIME, Audit
from tests.parts.scenarios.rules import Rules
from workflow.reminders.exceptions import WrongStatus
from workflow.reminders.reminder import Draft, Reminder

Kind = Literal["change", "cancel", "erase", "dismiss", "done", "undo"]


@dataclass(eq=False)
class Request:
    """A request about one reminder, from start to end, with or without a response."""

    reminder_id: str
    kind: Kind
    began: int
    drafts: list[Draft] = field(default_factory=list)
    ended: int | None = None


class Promises:
    """Requests and their responses; the audit gets each broken promise."""

    def __init__(self, audit: Audit, rules: Rules) -> None:
        self._audit = audit
        self._rules = rules
        self._ticks = count()
        self._requests: list[Request] = []
        self._keys: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
        self.known: list[str] = []
        self.possible: dict[str, list[Draft]] = {}
        self.cancelled: set[str] = set()
        self.erased: set[str] = set()

    def begin(self, reminder_id: str, kind: Kind) -> Request:
        """Notes that a request was sent."""
        request = Request(reminder_id, kind, next(self._ticks))
        self._requests.append(request)
        return request

    def created(self, reminder: Reminder) -> None:
        """Notes that a creation returned a new reminder."""
        self.known.append(reminder.id)
        self.possible.setdefault(reminder.id, [reminder.draft])
        self._check_recorded(reminder)

    def keyed(self, key: str, reminder_id: str, now: datetime) -> None:
        """Notes that a creation with an idempotency key returned this reminder, new or earlier."""
        for at, earlier in self._keys[key]:
            if earlier != reminder_id and now - at < KEY_LIFETIME:
                self._audit.violation(reminder_id, f"the same key had created {earlier}")
        self._keys[key].append((now, reminder_id))

    def end(self, request: Request, response: Reminder | None, error: BaseException | None) -> None:
        """Notes the end of a request: with a response, an error, or neither."""
        request.ended = next(self._ticks)
        if isinstance(error, WrongStatus):
            self._check_error(request, error)
        if error is not None:
            return
        if response is not None:
            self._check_recorded(response)
        if request.kind == "erase":
            self._check_erased(request)
        elif request.kind in {"dismiss", "done", "undo"}:
            self._check_followed_up(request, response)
        else:
            self._acknowledged(request, response)

    def claimed(self, reminder: Reminder) -> None:
        """Checks the content of a claimed reminder."""
        if reminder.id in self.cancelled:
            self._audit.violation(reminder.id, "it was claimed after its cancellation was acknowledged")
        elif reminder.schedule_id is not None and not reminder.detached:
            return  # its schedule may have edited it since: see `ScheduleRecords.claimed`
        elif reminder.id in self.possible and not any(
            self._rules.may_become(draft, reminder.draft) for draft in self.possible_now(reminder.id)
        ):
            self._audit.violation(reminder.id, "it was claimed with content of no request")

    def possible_now(self, reminder_id: str) -> list[Draft]:
        """Returns its possible states: the last acknowledged one, and those of requests without response."""
        requested = [d for r in self._requests if r.reminder_id == reminder_id for d in r.drafts]
        return self.possible[reminder_id] + [d for d in requested if d not in self.possible[reminder_id]]

    def _acknowledged(self, request: Request, response: Reminder | None) -> None:
        if response is None:
            return
        if request.kind == "cancel":
            self.cancelled.add(request.reminder_id)
            return
        self.possible[request.reminder_id] = request.drafts = [response.draft]
        self._requests = [
            one
            for one in self._requests
            if one.reminder_id != request.reminder_id or one.ended is None or one.ended > request.began
        ]

    def _check_followed_up(self, request: Request, response: Reminder | None) -> None:
        if response is None:
            return
        if (response.attention_since is None, response.done_at is None) not in {
            "dismiss": {(True, True), (True, False)},
            "done": {(True, False)},
            "undo": {(True, True), (False, True)},
        }[request.kind]:
            self._audit.violation(response.id, f"{request.kind} was acknowledged, but did not take effect")
        if request.kind == "done":
            if response.status == "cancelled":
                self.cancelled.add(response.id)
            for snooze in map(self._audit.current, response.snoozes):
                if snooze is not None and snooze.status == "scheduled":
                    self._audit.violation(
                        snooze.id, "it is scheduled although its source was acknowledged as done"
                    )

    def _check_recorded(self, response: Reminder) -> None:
        if response not in self._audit.history.get(response.id, []):
            self._audit.violation(response.id, "its response equals no version of the record")

    def _check_error(self, request: Request, error: WrongStatus) -> None:
        statuses = {one.status for one in self._audit.history.get(request.reminder_id, [])}
        if error.status not in statuses:
            self._audit.violation(
                request.reminder_id, f"a request failed because it was {error.status}, which it never was"
            )

    def _check_erased(self, request: Request) -> None:
        self.erased.add(request.reminder_id)
        if self._audit.current(request.reminder_id) is not None:
            self._audit.violation(request.reminder_id, "it still exists after it was erased")
