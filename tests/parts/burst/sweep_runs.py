"""Simulates the sweep's runs while many reminders come within a day at once: when the last timer starts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from infra.sweep import SWEEP_EVERY_SECONDS, SWEEP_SECONDS
from tools.bench.sweep import share
from workflow.sweep.rate_limiter import STARTS_PER_SECOND
from workflow.time.deadlines import AHEAD, FAR, SOON

CPU_SECONDS = 0.0053
"""Processor seconds for one reminder: `make bench` on a busy AMD EPYC (the lowest: 0.0038).

Lambda's own processors are not measured; up to 1.4 times this the pace limits the sweep, not the processor.
"""

STEP_CPU_SECONDS = 0.0077
"""Processor seconds for a step of a schedule that creates one reminder: as above (the lowest: 0.0065)."""

LAST_CALLS_SECONDS = 25
"""The sweep starts none in the last seconds before its time-out: `workers.sweep.LAST_CALLS`."""

WORKING_SECONDS = SWEEP_SECONDS - LAST_CALLS_SECONDS


def per_second() -> float:
    """Returns how many timers a run starts per second."""
    return min(STARTS_PER_SECOND, share() / CPU_SECONDS)


def steps_per_run(timers_per_second: float = 0.0) -> int:
    """Returns how many schedules a run steps while it starts these timers."""
    return int(WORKING_SECONDS * (share() - timers_per_second * CPU_SECONDS) / STEP_CPU_SECONDS)


@dataclass(kw_only=True)
class FarBurst:
    """Reminders that become due evenly `within` seconds; times are seconds since a day before the first.

    `wait` is the delay of the first run after that, up to `SWEEP_EVERY_SECONDS`; earlier runs began before.
    """

    reminders: int
    within: float = 60.0
    wait: float = 0.0
    began: float | None = None
    armed_at: float = 0.0
    least_left: float = field(default=float("inf"))
    oldest_unchecked: list[float] = field(default_factory=list)

    @property
    def took(self) -> float:
        """Returns the seconds from the first run that finds all of them to the last start."""
        return self.armed_at - (self.began or 0.0)

    @property
    def lag(self) -> float:
        """Returns the seconds between a day before the last one is due and its start."""
        return self.armed_at - self.within

    def run(self) -> FarBurst:
        """Simulates until all are armed.

        `armed_at` is the second of the last start, `least_left` the shortest time between a start and its
        reminder's due time, and `oldest_unchecked` the metric of each run.
        """
        armed = 0.0
        for at in self._runs():
            found = self.reminders * min(1.0, max(0.0, (at + AHEAD.total_seconds()) / self.within))
            if self.began is None and found >= self.reminders:
                self.began = at
            self.oldest_unchecked.append(self._oldest(armed, at))
            starts = min(max(0.0, found - armed), WORKING_SECONDS * per_second())
            armed += starts
            if starts:
                self.armed_at = at + starts / per_second()
                self.least_left = min(self.least_left, self._near(armed) + self._far() - self.armed_at)
            if armed >= self.reminders:
                break
        return self

    def _runs(self) -> Iterator[float]:
        at = self.wait - AHEAD.total_seconds() - SWEEP_EVERY_SECONDS
        while True:
            yield at
            at += SWEEP_EVERY_SECONDS

    def _near(self, number: float) -> float:
        """Returns when the reminder with this number is due in a day."""
        return self.within * number / self.reminders

    def _far(self) -> float:
        return FAR.total_seconds()

    def _oldest(self, armed: float, at: float) -> float:
        """Returns what the sweep counts as late: only reminders due soon."""
        near = self._near(armed)
        is_soon = near + self._far() - at <= SOON.total_seconds()
        return max(0.0, at - near) if is_soon else 0.0
