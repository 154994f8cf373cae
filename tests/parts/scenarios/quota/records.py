"""Checks creators, recipients and counts of one owner; reports violations to the audit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.clock import Clock
from tests.parts.scenarios.aws.dynamodb.tokens import Item
from tests.parts.scenarios.invocation import Invocation
from tests.parts.scenarios.quota.counted import Place, parts_of, places_of
from tests.parts.scenarios.quota.limits import HIGH
from tests.parts.scenarios.quota.message import Message
from tests.parts.scenarios.quota.surplus import Surplus
from tests.parts.scenarios.quota.user_pool import UserPool
from workflow.reminders.exceptions import (
    ChangeLimitReached,
    DailyLimitReached,
    RecipientLimitReached,
    SmsLimitReached,
)
from workflow.reminders.reminder import Channel, Reminder

if TYPE_CHECKING:
    from tests.parts.scenarios.audit import Audit

REFUSED_FOR = {
    DailyLimitReached: "created",
    SmsLimitReached: "smsParts",
    ChangeLimitReached: "changes",
    RecipientLimitReached: "recipient",
}


class QuotaRecords:
    """Compares what one owner's records and messages imply with what the table counts."""

    def __init__(self, clock: Clock, audit: Audit, pool: UserPool) -> None:
        self._clock, self._audit, self._pool = clock, audit, pool
        self.limits = HIGH
        self._due: dict[Place, set[str]] = defaultdict(set)
        self._left: dict[Place, set[str]] = defaultdict(set)
        self._counted: dict[Place, set[str]] = defaultdict(set)
        self._day: dict[str, Counter[str]] = defaultdict(Counter)
        self._accepted: dict[str, Counter[str]] = defaultdict(Counter)
        self._forgotten: set[Place] = set()
        self._credit: Counter[tuple[str, str]] = Counter()
        """SMS parts of reminders that a change of a schedule cancels, for those that it creates instead."""
        self._full: dict[tuple[str, str], datetime | None] = {}
        """By limit and item: when the limit was last reached; None while it is reached."""

    def counted(self, before: Item | None, after: Item | None) -> None:
        """Notes that a count was written or has expired."""
        item = after or before or {}
        kind, name = item["owner"]["S"].partition("#")[0], item["id"]["S"]
        if name == "schedules":
            return
        if after is None:
            self._expire(name)
        elif kind == "recipient":
            self._counted[name] = set(item["ids"]["SS"]) if "ids" in item else set()
            # While one replaces another, both are counted.
            self._note("recipient", name, len(self._counted[name]), self.limits.per_recipient, is_exact=False)
            self._check_due(name)
        else:
            most = {"created": self.limits.per_day, "smsParts": self.limits.sms_parts}
            for what, limit in (most | {"changes": self.limits.changes}).items():
                self._day[name][what] = int(item[what]["N"]) if what in item else 0
                self._note(what, name, self._day[name][what], limit)
            self._check_day(name)

    def wrote(self, old: Reminder | None, new: Reminder) -> None:
        """Notes that a record was written."""
        self._check_creator(old, new)
        is_moved = (
            old is not None and old.due_at != new.due_at and old.local_time == new.local_time is not None
        )
        before, after = set(places_of(old).values()), set(places_of(new).values())
        for place in before - after:
            self._due[place].discard(new.id)
        for place in set() if is_moved else after - before:
            self._due[place].add(new.id)
            self._check_due(place)
        self._accept(old, new, is_moved=is_moved)

    def scheduled(self, at: datetime) -> None:
        """Notes that a schedule was created, which counts as a reminder."""
        self._accepted[f"{at.astimezone(UTC):%Y-%m-%d}"]["created"] += 1
        self._check_day(f"{at.astimezone(UTC):%Y-%m-%d}")

    def sent(self, record: Reminder, channel: Channel, message: Message) -> None:
        """Checks a message that a provider accepted: it must be the claimed one."""
        history = self._audit.history[record.id]
        claimed = next(each for each in history if each.claimed_by == record.claimed_by)
        to = claimed.email if channel == "email" else claimed.phone
        if message.recipients != (to,):
            self._violation(record.id, f"{channel} went to {message.recipients}, not to {to}")
        if message.text.partition("\n")[0] != claimed.message:
            self._violation(record.id, f"{channel} has another message than the record")
        if channel == "email" and self._says(claimed) not in message.text:
            self._violation(record.id, f"it does not name its creator {claimed.asked_by}")
        place = places_of(claimed).get(channel)
        if place is not None and record.id in self._due[place]:
            self._left[place].add(record.id)
            if len(self._left[place]) > self.limits.per_recipient:
                self._violation(record.id, f"{len(self._left[place])} due on one day were sent to {to}")

    def run(self, invocation: Invocation, work: Callable[[], object]) -> None:
        """Runs it and checks that only its faults increase the surplus of the counts, unless it pauses."""
        before = self._surplus()
        invocation.run(work)
        if not invocation.was_paused:
            is_rejected = invocation.error is not None
            after = self._surplus()
            for what in after.unexplained(
                before, invocation.faults, is_rejected=is_rejected, is_scheduled=self._is_scheduled
            ):
                self._violation("a count", what)

    def explains(self, error: BaseException | None, since: datetime) -> bool:
        """Returns whether the error reports a limit that was reached at any time since `since`."""
        what = REFUSED_FOR.get(type(error))
        return what is not None and self._was_full({what}, since)

    def explains_edits(self, error: BaseException | None, schedule_id: str) -> bool:
        """Returns whether it rejects SMS for all scheduled reminders of the schedule, for lack of quota."""
        records = [each[-1] for each in self._audit.history.values()]
        waiting = sum((each.schedule_id, each.status) == (schedule_id, "scheduled") for each in records)
        most = self.limits.sms_parts - waiting
        return isinstance(error, SmsLimitReached) and any(
            day["smsParts"] > most for day in self._day.values()
        )

    def _was_full(self, kinds: Collection[str], since: datetime) -> bool:
        """Returns whether a limit of one of the `kinds` was reached at any time since `since`."""
        return any(kind in kinds and (at is None or at >= since) for (kind, _), at in self._full.items())

    def _surplus(self) -> Surplus:
        accepted, due = self._accepted, self._due
        numbers = {
            (day, what): count - accepted[day][what]
            for day, counts in self._day.items()
            for what, count in counts.items()
            if what != "changes"  # schedules are not counted as a reminder's
        }
        places = self._counted.items()
        return Surplus(numbers, frozenset((place, id_) for place, ids in places for id_ in ids - due[place]))

    def _is_scheduled(self, reminder_id: str) -> bool:
        record = self._audit.current(reminder_id)
        return record is not None and record.status == "scheduled"

    def _says(self, claimed: Reminder) -> str:
        if claimed.asked_by and claimed.asked_by.lower() == (claimed.email or "").lower():
            return "You asked for this"
        return f"{claimed.asked_by or 'A user of simulated.example'} asked for this to be sent to you"

    def _check_creator(self, old: Reminder | None, new: Reminder) -> None:
        if old is not None:
            if new.asked_by != old.asked_by:
                self._violation(new.id, f"its creator changed from {old.asked_by} to {new.asked_by}")
            return
        schedule = self._audit.schedules.now(new.schedule_id or "")
        if new.is_final and (
            schedule is None or not self._was_full({"recipient", "smsParts"}, new.created_at)
        ):
            self._violation(new.id, f"it was created as {new.status}, although no limit was reached")
        asked_at = new.created_at if schedule is None else schedule.created_at
        if new.asked_by not in self._pool.names(asked_at):
            self._violation(new.id, f"its owner's address was never {new.asked_by}")
        if schedule is not None and new.asked_by != schedule.asked_by:
            self._violation(new.id, f"the creator of its schedule is {schedule.asked_by}")

    def _accept(self, old: Reminder | None, new: Reminder, *, is_moved: bool) -> None:
        """Adds what the counts of the owner's day must contain by now."""
        at = new.created_at if old is None else new.updated_at
        day = f"{at.astimezone(UTC):%Y-%m-%d}"
        accepted = self._accepted[day]
        accepted["smsParts"] += max(0, parts_of(new) - parts_of(old)) - self._replaced_parts(old, new)
        accepted["created"] += old is None and new.schedule_id is None
        is_edit = old is not None and old.draft != new.draft and not is_moved
        accepted["changes"] += is_edit and new.schedule_id is None
        self._check_day(day)

    def _replaced_parts(self, old: Reminder | None, new: Reminder) -> int:
        """Returns the parts that a new reminder takes over from one that its commit cancels."""
        schedule = self._audit.schedules.now(new.schedule_id or "")
        if schedule is None:
            return 0
        commit = (schedule.id, schedule.change_id)
        if old is not None and new.status == "cancelled" and new.change_id == schedule.change_id:
            self._credit[commit] += parts_of(old)
        if old is not None or not parts_of(new) or not self._credit[commit]:
            return 0
        self._credit[commit] -= 1
        return 1

    def _note(self, what: str, name: str, count: int, most: int, *, is_exact: bool = True) -> None:
        if is_exact and count > most:
            self._violation(name, f"{what} is {count}, above the limit of {most}")
        if count >= most:
            self._full[what, name] = None
        elif self._full.get((what, name), self._clock()) is None:
            self._full[what, name] = self._clock()

    def _check_due(self, place: Place) -> None:
        if place in self._forgotten:
            return  # a request that was paused for longer than its day is kept
        if missing := self._due[place] - self._counted[place]:
            self._violation(place, f"{missing} are due, but not counted")
        if len(self._due[place]) > self.limits.per_recipient:
            self._violation(place, f"{len(self._due[place])} are due for one recipient on one day")

    def _check_day(self, name: str) -> None:
        for what, count in self._accepted[name].items():
            if count > self._day[name][what]:
                self._violation(name, f"{what} is {self._day[name][what]}, but {count} were accepted")

    def _expire(self, name: str) -> None:
        """Notes that the counts of a day, which must be over, have expired."""
        self._forgotten.add(name)
        for each in (self._counted, self._due, self._day, self._accepted):
            each.pop(name, None)
        for what in REFUSED_FOR.values():
            self._note(what, name, -1, 0)
        if self._clock().strftime("%Y-%m-%d") <= name[:10]:
            self._violation(name, "its day expired before it was over")

    def _violation(self, name: str, what: str) -> None:
        self._audit.violation(name, what)
