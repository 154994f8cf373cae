"""Shares iterators between threads and sums up the results."""

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from operator import add
from typing import Protocol, Self, TypeVar

Item = TypeVar("Item")


class Addable(Protocol):
    """A result that can be added to another."""

    def __add__(self, other: Self) -> Self:
        """Returns the sum."""


Result = TypeVar("Result", bound=Addable)


class SharedIterator(Iterator[Item]):
    """A thread-safe iterator over `items`: each item goes to one of the threads."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = iter(items)
        self._lock = threading.Lock()

    def __next__(self) -> Item:
        with self._lock:
            return next(self._items)


def map_and_sum(
    shards: Iterable[Iterable[Item]], process: Callable[[Item], Result], zero: Result, threads: int
) -> Result:
    """Applies `process` to every item of all `shards` in that many threads, and returns the sum."""
    iterators = [SharedIterator(shard) for shard in shards]
    shared = [iterators[number % len(iterators)] for number in range(max(threads, len(iterators)))]
    with ThreadPoolExecutor(threads) as pool:
        of_each = pool.map(lambda items: reduce(add, map(process, items), zero), shared)
        return reduce(add, of_each, zero)
