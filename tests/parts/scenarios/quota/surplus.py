"""Compares an owner's counts with what was accepted: only failures may make them larger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Number = tuple[str, str]
"""A day (UTC), and the name of a count."""

Counted = tuple[str, str]
"""A recipient on a day, and the id of a reminder counted there."""


@dataclass(frozen=True)
class Surplus:
    """How much the counts exceed what was accepted, and the reminders counted for the wrong recipient."""

    numbers: Mapping[Number, int]
    reminders: frozenset[Counted]

    def unexplained(
        self, before: Surplus, faults: int, *, is_rejected: bool, is_scheduled: Callable[[str], bool]
    ) -> Iterator[str]:
        """Returns what one invocation with this many faults can't have added to the surplus `before`.

        Each fault may have hidden that a reminder was counted. If `is_rejected`, it may count as a change.
        A reminder that `is_scheduled` may have been moved: its former recipient and day stay counted.
        """
        for (day, what), count in self.numbers.items():
            more = count - before.numbers.get((day, what), 0)
            if more > faults if what == "created" else more > 0 and not faults and not is_rejected:
                yield f"{what} on {day} is {more} too high, with {faults} faults"
        for place, reminder_id in sorted(self.reminders - before.reminders):
            if not faults and not is_scheduled(reminder_id):
                yield f"{reminder_id} is counted at {place}, where it isn't due"
