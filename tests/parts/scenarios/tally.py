"""Counts what the scenarios of this process did."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace

from tests.parts.scenarios.world import World


@dataclass(frozen=True)
class Tally:
    """Scenarios, their steps, calls to AWS, injected faults, schedules and reminders created, messages sent.

    `most_copies` is the largest number of copies of one message.
    """

    scenarios: int = 0
    steps: int = 0
    calls: int = 0
    faults: int = 0
    schedules: int = 0
    reminders: int = 0
    messages: int = 0
    most_copies: int = 0

    def __add__(self, other: Tally) -> Tally:
        added = Tally(*(one + more for one, more in zip(astuple(self), astuple(other), strict=True)))
        return replace(added, most_copies=max(self.most_copies, other.most_copies))

    def __str__(self) -> str:
        return (
            f"{self.scenarios} scenarios, {self.steps} steps, {self.calls} calls to AWS,"
            f" {self.faults} faults, {self.schedules} schedules, {self.reminders} reminders,"
            f" {self.messages} messages, {self.most_copies} copies of one message at most"
        )


class Counter:
    """Holds the tally of this process."""

    def __init__(self) -> None:
        self._tally = Tally()

    def add(self, world: World, steps: int) -> None:
        """Adds one scenario."""
        self._tally += Tally(
            scenarios=1,
            steps=steps,
            calls=world.calls + world.machine.calls,
            faults=world.faults + world.machine.faults,
            schedules=len(world.schedules.history),
            reminders=len(world.audit.history),
            messages=world.audit.messages.total(),
            most_copies=max(world.audit.messages.values(), default=0),
        )

    def take(self) -> Tally:
        """Returns the counts since the last call."""
        taken, self._tally = self._tally, Tally()
        return taken


TALLY = Counter()
