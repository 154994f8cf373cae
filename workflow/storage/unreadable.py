"""Reads and renders records one by one, so that a broken one does not hide the others."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

log = logging.getLogger(__name__)

Read = TypeVar("Read")


class HasId(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """The record's id."""


Record = TypeVar("Record", bound=HasId)
Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The id of a record that could not be read."""

    id: str


def read_each(
    items: Iterable[Mapping[str, Any]], read: Callable[[Mapping[str, Any]], Read]
) -> Iterator[Read | Unreadable]:
    """Yields the result of `read` for each item (typed attributes with an id), in order.

    If it raises, the error is logged, and the item's id is yielded instead.
    """
    for item in items:
        try:
            yield read(item)
        except Exception as error:  # noqa: BLE001  # whatever is wrong with it, the others must be read
            found = Unreadable(item["id"]["S"])
            log_unreadable(found.id, error)
            yield found


def show_each(records: Iterable[Record], show: Callable[[Record], Shown]) -> list[Shown]:
    """Returns the result of `show` for each record, in order; if it raises, logs and skips the record."""
    found: list[Shown] = []
    for record in records:
        try:
            found.append(show(record))
        except Exception as error:  # noqa: BLE001  # as above: a readable record can still be inconsistent
            log_unreadable(record.id, error)
    return found


def log_unreadable(reminder_id: str, error: Exception) -> None:
    """Logs a broken record, with the error's name only, since its text may hold what the owner wrote.

    An alarm counts these log lines.
    """
    log.error("record not read", extra={"reminder": reminder_id, "error": type(error).__name__})
