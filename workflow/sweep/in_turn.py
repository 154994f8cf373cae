"""Shares iterators between threads and sums up the results."""

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from operator import add
from typing import Protocol, Self, TypeVar

Taken = TypeVar("Taken")


class Sum(Protocol):
    """A result that can be added to another."""

    def __add__(self, other: Self) -> Self:
        """Returns the sum."""


Result = TypeVar("Result", bound=Sum)


class InTurn(Iterator[Taken]):
    """A thread-safe iterator over `items`: each item goes to one of the threads."""

    def __init__(self, items: Iterable[Taken]) -> None:
        self._items = iter(items)
        self._lock = threading.Lock()

    def __next__(self) -> Taken:
        with self._lock:
            return next(self._items)


def add_up(
    shards: Iterable[Iterable[Taken]], look_at: Callable[[Taken], Result], nothing: Result, threads: int
) -> Result:
    """Applies `look_at` to every item of all `shards` in that many threads, and returns the sum."""
    in_turn = [InTurn(shard) for shard in shards]
    shared = [in_turn[number % len(in_turn)] for number in range(max(threads, len(in_turn)))]
    with ThreadPoolExecutor(threads) as pool:
        of_each = pool.map(lambda items: reduce(add, map(look_at, items), nothing), shared)
        return reduce(add, of_each, nothing)
