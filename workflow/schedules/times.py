"""When a schedule occurs: the times that its rule gives, without those that it leaves out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from workflow.recurrence.expansion import Occurrence
from workflow.schedules.exceptions import NeverOccurs
from workflow.schedules.schedule import ScheduleDraft


@dataclass(frozen=True, slots=True)
class Bounds:
    """What follows from a rule once for all: its `last` time, None without an end, and its largest day."""

    last: Occurrence | None
    largest_day: int
