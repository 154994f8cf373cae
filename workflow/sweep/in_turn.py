"""Lets several threads take from one iterator."""

import threading
from collections.abc import Iterable, Iterator
from typing import TypeVar

Taken = TypeVar("Taken")


class InTurn(Iterator[Taken]):
    """The iterator of `items`; each is taken by one of the threads that iterate over it at once."""

    def __init__(self, items: Iterable[Taken]) -> None:
        self._items = iter(items)
        self._lock = threading.Lock()

    def __next__(self) -> Taken:
        with self._lock:
            return next(self._items)
