"""Starts missing timers and closes stuck reminders."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from workflow.machine.timers import NotArmed, Timers
from workflow.reminders.reminder import Generation, Reminder
from workflow.storage.clients import SWEEP_THREADS
from workflow.storage.errors import StoreUnavailable, error_name
from workflow.storage.store import ReminderStore
from workflow.storage.sweep_index import SHARDS, IndexEntry, entries_to_check
from workflow.storage.unreadable import Unreadable, log_unreadable
from workflow.sweep.shared_iterators import map_and_sum
from workflow.sweep.zone_rules import apply_zone_rules
from workflow.time.deadlines import (
    AHEAD,
    CLOCK_SKEW,
    DUE_GRACE,
    FAR,
    SOON,
    STUCK_AFTER,
    has_no_timer_yet,
    is_far,
)

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SweepResult:
    """The result of a sweep, or of one shard.

    `rearmed` counts timers that were started and whose reminders are scheduled or were claimed by them.
    `oldest_unchecked_seconds` is how overdue the most overdue check was among readable records that are
    due soon; later ones may wait for hours. `failures` counts failed writes, failed timer starts and
    unreadable shards; the next sweep retries them. `unreadable` counts broken records: they fail in each
    sweep, and as `failures` they would hide that no timer starts. `overdue` counts reminders still
    scheduled ten minutes after their due time.
    """

    rearmed: int = 0
    stuck: int = 0
    failures: int = 0
    unreadable: int = 0
    overdue: int = 0
    oldest_unchecked_seconds: float = 0.0

    def __add__(self, other: SweepResult) -> SweepResult:
        return SweepResult(
            self.rearmed + other.rearmed,
            self.stuck + other.stuck,
            self.failures + other.failures,
            self.unreadable + other.unreadable,
            self.overdue + other.overdue,
            max(self.oldest_unchecked_seconds, other.oldest_unchecked_seconds),
        )


class Sweep:
    """Checks every record whose `checkAt` is past, those due soon first; safe to run concurrently.

    `clock` returns the current time (aware). `pace` is called before each start of a timer and blocks
    until the start is allowed. The shards are shared by `threads` threads.
    """

    def __init__(
        self,
        client: DynamoDBClient,
        table_name: str,
        store: ReminderStore,
        timers: Timers,
        clock: Callable[[], datetime],
        *,
        pace: Callable[[], None],
        threads: int = SWEEP_THREADS,
    ) -> None:
        self._client = client
        self._table = table_name
        self._store = store
        self._timers = timers
        self._clock = clock
        self._pace = pace
        self._threads = threads

    def run(self, deadline: datetime | None = None) -> SweepResult:
        """Runs one sweep over all shards; what it does not reach by `deadline` is left for the next one."""
        now = self._clock()
        shards = [self._due_in(shard, now, deadline) for shard in SHARDS]
        return map_and_sum(shards, lambda entry: self._result_of(entry, now), SweepResult(), self._threads)

    def _result_of(self, entry: IndexEntry | SweepResult, now: datetime) -> SweepResult:
        if isinstance(entry, SweepResult):
            return entry
        result = self._check(entry)
        if entry.due_at <= now + SOON and not result.unreadable:
            result += SweepResult(oldest_unchecked_seconds=(now - entry.check_at).total_seconds())
        return result

    def _due_in(
        self, shard: str, now: datetime, deadline: datetime | None
    ) -> Iterator[IndexEntry | SweepResult]:
        """Yields the entries to check, and counts in place of those that can't be read."""
        try:
            for entry in self._read(shard, now):
                if deadline is not None and self._clock() >= deadline:
                    log.warning("out of time, the next sweep goes on", extra={"shard": shard})
                    return
                yield SweepResult(unreadable=1) if isinstance(entry, Unreadable) else entry
        except StoreUnavailable as error:
            log.warning("shard not read", extra={"shard": shard, "error": str(error)})
            yield SweepResult(failures=1)
        except Exception:  # one broken shard must not block the others
            log.exception("shard not read", extra={"shard": shard})
            yield SweepResult(failures=1)

    def _read(self, shard: str, now: datetime) -> Iterator[IndexEntry | Unreadable]:
        """Yields what is due soon, then the rest, with the first timers that start a little later."""
        soon = now + SOON
        yield from entries_to_check(self._client, self._table, shard, now, due_by=soon)
        for entry in entries_to_check(self._client, self._table, shard, now + AHEAD, due_after=soon):
            if isinstance(entry, Unreadable) or entry.awaits_first_timer or entry.check_at <= now:
                yield entry

    def _check(self, entry: IndexEntry) -> SweepResult:
        try:
            return self._rearm(entry) if entry.status == "scheduled" else self._close_if_stuck(entry)
        except (StoreUnavailable, ClientError, BotoCoreError) as error:
            log.warning("reminder not looked at", extra={"reminder": entry.id, "error": error_name(error)})
        except Exception as error:  # noqa: BLE001  # one broken record must not block the others
            log_unreadable(entry.id, error)
            return SweepResult(unreadable=1)
        return SweepResult(failures=1)

    def _rearm(self, entry: IndexEntry) -> SweepResult:
        now = self._clock()
        if has_no_timer_yet(entry.due_at, now):
            self._store.postpone(entry, entry.due_at - FAR)
            return SweepResult()
        self._pace()
        if entry.awaits_first_timer and now < entry.due_at:
            return self._start_first(entry, now)
        record = self._store.rearm(entry, now, uuid.uuid4().hex)
        record = None if record is None else apply_zone_rules(self._store, record, now)
        if record is None:
            return SweepResult()
        return self._start(record, now) + SweepResult(overdue=int(now - entry.due_at >= DUE_GRACE))

    def _start_first(self, entry: IndexEntry, now: datetime) -> SweepResult:
        """Starts the first timer of a generation, without a new generation; reads the record only after that.

        If the timer was started before, this has no effect. If the reminder has changed, or newer time
        zone rules move it now, the timer can't claim it. If moving fails, the next sweep starts the timer
        again.
        """
        started = self._timers.start(entry, now)
        try:
            moved = apply_zone_rules(self._store, started, now) if isinstance(started, Reminder) else None
        except (StoreUnavailable, ClientError):
            self._store.postpone(entry, entry.check_at)
            raise
        if moved is not None and moved.generation != entry.generation:
            return self._start(moved, now)
        return self._start_result(entry, started)

    def _start(self, record: Reminder, now: datetime) -> SweepResult:
        if is_far(record.due_at, now):
            return SweepResult()
        return self._start_result(record, self._timers.start(record, now))

    def _start_result(self, generation: Generation, started: Reminder | NotArmed) -> SweepResult:
        if started is NotArmed.FAILED:  # logged by the timers
            return SweepResult(failures=1)
        if started is NotArmed.NOT_WAITING and not self._is_claimed(generation):
            return SweepResult()
        log.info("armed", extra={"reminder": generation.id, "generation": generation.generation})
        return SweepResult(rearmed=1)

    def _is_claimed(self, generation: Generation) -> bool:
        """Returns whether this generation's timer has claimed the reminder; an overdue one does at once."""
        record = self._store.get(generation.owner, generation.id)
        if record is None or record.generation != generation.generation:
            return False
        return record.claimed_by is not None

    def _close_if_stuck(self, entry: IndexEntry) -> SweepResult:
        now = self._clock()
        record = self._store.get(entry.owner, entry.id)
        if record is None or record.status != "sending" or record.claimed_at is None:
            return SweepResult()
        if record.claimed_at > now + CLOCK_SKEW:
            raise ValueError("claimed at a time to come")
        if now - record.claimed_at < STUCK_AFTER:
            self._store.postpone(entry, record.claimed_at + STUCK_AFTER)
            return SweepResult()
        if self._store.close_stuck(record, now, uuid.uuid4().hex) is None:
            return SweepResult()
        log.error("closed as stuck", extra={"reminder": entry.id, "generation": record.generation})
        return SweepResult(stuck=1)
