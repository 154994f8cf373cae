"""What is counted of an owner beyond what was accepted: it grows only where something failed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Number = tuple[str, str]
"""A day (UTC), and what is counted of it."""

Counted = tuple[str, str]
"""A recipient on a day, and the id of a reminder that is counted there."""


@dataclass(frozen=True)
class Surplus:
    """How many more are counted than were accepted, and which reminders are counted where they aren't due."""

    numbers: Mapping[Number, int]
    reminders: frozenset[Counted]

    def unexplained(
        self, before: Surplus, faults: int, *, is_refused: bool, waits: Callable[[str], bool]
    ) -> Iterator[str]:
        """What of it one invocation can't have added to what was there `before`, with so many faults.

        Each fault may have hidden that a reminder was counted. What `is_refused` may be counted as a change.
        A reminder that `waits` may have been moved: its former place stays counted.
        """
        for (day, what), count in self.numbers.items():
            more = count - before.numbers.get((day, what), 0)
            if more > faults if what == "created" else more > 0 and not faults and not is_refused:
                yield f"{more} more are counted of {what} on {day} than were accepted, with {faults} faults"
        for place, reminder_id in sorted(self.reminders - before.reminders):
            if not faults and not waits(reminder_id):
                yield f"{reminder_id} is counted at {place}, where it isn't due"
