"""Counts what the scenarios of this process did."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from tests.parts.scenarios.world import World


@dataclass(frozen=True)
class Tally:
    """Scenarios, their steps, calls to AWS, injected faults, reminders made, messages sent."""

    scenarios: int = 0
    steps: int = 0
    calls: int = 0
    faults: int = 0
    reminders: int = 0
    messages: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(one + more for one, more in zip(astuple(self), astuple(other), strict=True)))

    def __str__(self) -> str:
        return (
            f"{self.scenarios} scenarios, {self.steps} steps, {self.calls} calls to AWS,"
            f" {self.faults} faults, {self.reminders} reminders, {self.messages} messages"
        )


class Counter:
    """The tally of this process."""

    def __init__(self) -> None:
        self._tally = Tally()

    def add(self, world: World, steps: int) -> None:
        """Counts one more scenario."""
        self._tally += Tally(
            scenarios=1,
            steps=steps,
            calls=world.calls + world.machine.calls,
            faults=world.faults + world.machine.faults,
            reminders=len(world.audit.history),
            messages=world.audit.messages.total(),
        )

    def take(self) -> Tally:
        """What was counted since the last time."""
        taken, self._tally = self._tally, Tally()
        return taken


TALLY = Counter()
