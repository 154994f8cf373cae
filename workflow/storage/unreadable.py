"""Reads and shows records each by itself, so that a broken one keeps no other from its reader."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

log = logging.getLogger(__name__)

Read = TypeVar("Read")


class Known(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """Its id."""


Record = TypeVar("Record", bound=Known)
Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that could not be read, by its id."""

    id: str


def read_each(
    items: Iterable[Mapping[str, Any]], read: Callable[[Mapping[str, Any]], Read]
) -> Iterator[Read | Unreadable]:
    """What `read` makes of each item (typed attributes, the id among them), in order.

    One that it raises for is logged, and stands among the others by its id.
    """
    for item in items:
        try:
            yield read(item)
        except Exception as error:  # noqa: BLE001  # whatever is wrong with it, the others are to be read
            found = Unreadable(item["id"]["S"])
            log_unreadable(found.id, error)
            yield found


def show_each(records: Iterable[Record], show: Callable[[Record], Shown]) -> list[Shown]:
    """What `show` makes of each record, in order; one that it raises for is logged and left out."""
    found: list[Shown] = []
    for record in records:
        try:
            found.append(show(record))
        except Exception as error:  # noqa: BLE001  # as above: what can be read need not make sense
            log_unreadable(record.id, error)
    return found


def log_unreadable(reminder_id: str, error: Exception) -> None:
    """Names a record that can't be read; the error by its name alone: its text may hold what the owner wrote.

    An alarm is of these lines.
    """
    log.error("record not read", extra={"reminder": reminder_id, "error": type(error).__name__})
