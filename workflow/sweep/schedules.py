"""Steps the schedules that are due for a check, in threads apart from the sweep of reminders."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from workflow.scheduling.stepper import Stepper
from workflow.storage.clients import SCHEDULE_THREADS
from workflow.storage.errors import StoreUnavailable, error_name
from workflow.storage.schedules.sweep_index import SHARDS, WatchedSchedule, schedules_to_check
from workflow.storage.unreadable import Unreadable, log_unreadable
from workflow.sweep.shared_iterators import map_and_sum

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ScheduleSweepResult:
    """The result of a sweep of schedules: `made` reminders were created, `missed` moments were skipped.

    `failures` counts schedules that could not be stepped and shards that could not be read; the next
    sweep retries them. `unreadable` counts broken records. `oldest_unchecked_seconds` is how overdue the
    most overdue readable schedule was when the sweep began, whether or not the sweep reached it.
    """

    made: int = 0
    missed: int = 0
    failures: int = 0
    unreadable: int = 0
    oldest_unchecked_seconds: float = 0.0

    def __add__(self, other: ScheduleSweepResult) -> ScheduleSweepResult:
        return ScheduleSweepResult(
            self.made + other.made,
            self.missed + other.missed,
            self.failures + other.failures,
            self.unreadable + other.unreadable,
            max(self.oldest_unchecked_seconds, other.oldest_unchecked_seconds),
        )


class ScheduleSweep:
    """Steps every schedule whose `checkAt` is past, the most overdue first; safe to run concurrently.

    `clock` returns the current time (aware). The shards are shared by `threads` threads.
    """

    def __init__(
        self,
        client: DynamoDBClient,
        table_name: str,
        stepper: Stepper,
        clock: Callable[[], datetime],
        *,
        threads: int = SCHEDULE_THREADS,
    ) -> None:
        self._client = client
        self._table = table_name
        self._stepper = stepper
        self._clock = clock
        self._threads = threads

    def run(self, deadline: datetime | None = None) -> ScheduleSweepResult:
        """Runs one sweep over all shards; what it does not reach by `deadline` is left for the next one."""
        now = self._clock()
        shards = [self._due_in(shard, now, deadline) for shard in SHARDS]
        first = int(now.timestamp() / 60) % len(shards)  # rotates each run, so that no shard is always last
        shards = shards[first:] + shards[:first]
        return map_and_sum(
            shards, lambda entry: self._result_of(entry, now), ScheduleSweepResult(), self._threads
        )

    def _result_of(self, entry: WatchedSchedule | ScheduleSweepResult, now: datetime) -> ScheduleSweepResult:
        if isinstance(entry, ScheduleSweepResult):
            return entry
        result = self._step(entry)
        return result if result.unreadable else result + _waited(entry, now)

    def _due_in(
        self, shard: str, now: datetime, deadline: datetime | None
    ) -> Iterator[WatchedSchedule | ScheduleSweepResult]:
        """Yields the schedules to step, and counts in place of those that can't be read or aren't reached."""
        try:
            for entry in schedules_to_check(self._client, self._table, shard, now):
                if isinstance(entry, Unreadable):
                    yield ScheduleSweepResult(unreadable=1)
                elif deadline is None or self._clock() < deadline:
                    yield entry
                else:
                    log.warning("out of time, the next sweep goes on", extra={"shard": shard})
                    yield _waited(entry, now)
                    return
        except (StoreUnavailable, ClientError, BotoCoreError) as error:
            log.warning("shard not read", extra={"shard": shard, "error": error_name(error)})
            yield ScheduleSweepResult(failures=1)

    def _step(self, entry: WatchedSchedule) -> ScheduleSweepResult:
        try:
            result = self._stepper.step(entry.owner, entry.id)
        except (StoreUnavailable, ClientError, BotoCoreError) as error:
            log.warning("schedule not stepped", extra={"schedule": entry.id, "error": error_name(error)})
            return ScheduleSweepResult(failures=1)
        except Exception as error:  # noqa: BLE001  # one broken record must not block the others
            log_unreadable(entry.id, error)
            return ScheduleSweepResult(unreadable=1)
        return ScheduleSweepResult(result.created, result.missed)


def _waited(entry: WatchedSchedule, now: datetime) -> ScheduleSweepResult:
    return ScheduleSweepResult(oldest_unchecked_seconds=(now - entry.check_at).total_seconds())
