"""Starts the timers that are missing, and closes the reminders that are stuck."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from workflow.machine.timers import Timers
from workflow.storage.errors import StoreUnavailable, error_name
from workflow.storage.store import ReminderStore
from workflow.storage.sweep_index import SHARDS, IndexEntry, entries_to_check
from workflow.storage.unreadable import Unreadable, log_unreadable
from workflow.time.schedule import FAR, STUCK_AFTER, is_far

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SweepResult:
    """What a sweep (or one shard of it) did.

    `oldest_unchecked_seconds` is how long the most overdue record had waited to be looked at when it was
    found; `failures` counts the records that could not be written, the timers that could not be started, and
    the shards that could not be read: they are the next sweep's. `unreadable` counts the records that are
    broken, apart from failures: each sweep meets them again, and they must not hide that no timer starts.
    """

    rearmed: int = 0
    stuck: int = 0
    failures: int = 0
    unreadable: int = 0
    oldest_unchecked_seconds: float = 0.0

    def __add__(self, other: SweepResult) -> SweepResult:
        return SweepResult(
            self.rearmed + other.rearmed,
            self.stuck + other.stuck,
            self.failures + other.failures,
            self.unreadable + other.unreadable,
            max(self.oldest_unchecked_seconds, other.oldest_unchecked_seconds),
        )


class Sweep:
    """Looks at every record whose `checkAt` has come; safe to run twice at once.

    `clock` returns the present time (aware). The shards are read on `threads` threads at once.
    """

    def __init__(
        self,
        client: DynamoDBClient,
        table_name: str,
        store: ReminderStore,
        timers: Timers,
        clock: Callable[[], datetime],
        *,
        threads: int = len(SHARDS),
    ) -> None:
        self._client = client
        self._table = table_name
        self._store = store
        self._timers = timers
        self._clock = clock
        self._threads = threads

    def run(self, deadline: datetime | None = None) -> SweepResult:
        """One sweep over all shards; what is not reached by `deadline` stays for the next one."""
        until = self._clock()
        with ThreadPoolExecutor(self._threads) as pool:
            results = pool.map(lambda shard: self._sweep_shard(shard, until, deadline), SHARDS)
            return sum(results, SweepResult())

    def _sweep_shard(self, shard: str, until: datetime, deadline: datetime | None) -> SweepResult:
        result = SweepResult()
        try:
            for seen in self._due_in(shard, until, deadline):
                if isinstance(seen, Unreadable):  # which is logged
                    result += SweepResult(unreadable=1)
                    continue
                overdue = SweepResult(oldest_unchecked_seconds=(until - seen.check_at).total_seconds())
                result += overdue + self._look_at(seen)
        except StoreUnavailable as error:
            log.warning("shard not read", extra={"shard": shard, "error": str(error)})
            result += SweepResult(failures=1)
        except Exception:  # one broken shard must not keep the others waiting
            log.exception("shard not read", extra={"shard": shard})
            result += SweepResult(failures=1)
        return result

    def _due_in(
        self, shard: str, until: datetime, deadline: datetime | None
    ) -> Iterator[IndexEntry | Unreadable]:
        for seen in entries_to_check(self._client, self._table, shard, until):
            if deadline is not None and self._clock() >= deadline:
                log.warning("out of time, the next sweep goes on", extra={"shard": shard})
                return
            yield seen

    def _look_at(self, seen: IndexEntry) -> SweepResult:
        try:
            return self._rearm(seen) if seen.status == "scheduled" else self._close_if_stuck(seen)
        except StoreUnavailable as error:
            log.warning("reminder not looked at", extra={"reminder": seen.id, "error": str(error)})
        except (ClientError, BotoCoreError) as error:
            log.warning("reminder not looked at", extra={"reminder": seen.id, "error": error_name(error)})
        except Exception as error:  # noqa: BLE001  # one broken record must not keep the others waiting
            log_unreadable(seen.id, error)
            return SweepResult(unreadable=1)
        return SweepResult(failures=1)

    def _rearm(self, seen: IndexEntry) -> SweepResult:
        now = self._clock()
        if is_far(seen.due_at, now):
            self._store.postpone(seen, seen.due_at - FAR)
            return SweepResult()
        reminder = self._store.rearm(seen, now, uuid.uuid4().hex)
        if reminder is None:
            return SweepResult()
        if not self._timers.start(reminder, now):  # which has logged why
            return SweepResult(failures=1)
        log.info("armed again", extra={"reminder": seen.id, "generation": reminder.generation})
        return SweepResult(rearmed=1)

    def _close_if_stuck(self, seen: IndexEntry) -> SweepResult:
        now = self._clock()
        record = self._store.get(seen.owner, seen.id)
        if record is None or record.status != "sending" or record.claimed_at is None:
            return SweepResult()
        if now - record.claimed_at < STUCK_AFTER:
            self._store.postpone(seen, record.claimed_at + STUCK_AFTER)
            return SweepResult()
        if self._store.close_stuck(record, now, uuid.uuid4().hex) is None:
            return SweepResult()
        log.error("closed as stuck", extra={"reminder": seen.id, "generation": record.generation})
        return SweepResult(stuck=1)
