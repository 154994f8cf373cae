"""Makes a scenario's sweeps cheap: without empty shards and without threads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any, Self, TypeVar
from unittest.mock import patch

from tests.parts.scenarios.aws.dynamodb.partitions import Partitions
from workflow.storage import sweep_index
from workflow.storage.schedules import sweep_index as schedule_index
from workflow.sweep import schedules, shared_iterators, sweep

Item = TypeVar("Item")
Result = TypeVar("Result")


class UsedShards:
    """The shards that ever held a record: a sweep finds nothing in the others."""

    def __init__(self, shards: Sequence[str], partitions: Partitions) -> None:
        self._shards, self._partitions = shards, partitions

    def __iter__(self) -> Iterator[str]:
        used = [each for each in self._shards if self._partitions.have_held("watch", each)]
        return iter(used or self._shards[:1])


class OneThread:
    """Replaces a thread pool: does the work in the calling thread."""

    def __init__(self, _threads: int) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
        return [work(each) for each in items]


def cheap_sweeps(partitions: Partitions) -> ExitStack:
    """Makes sweeps of the table with these `partitions` cheap until it is closed."""
    replaced: list[Any] = [
        patch.object(shared_iterators, "ThreadPoolExecutor", OneThread),
        patch.object(sweep, "SHARDS", UsedShards(sweep_index.SHARDS, partitions)),
        patch.object(schedules, "SHARDS", UsedShards(schedule_index.SHARDS, partitions)),
    ]
    stack = ExitStack()
    for each in replaced:
        stack.enter_context(each)
    return stack
