"""When a schedule occurs: the times that its rule gives, without those that it leaves out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from workflow.recurrence.expansion import Occurrence
from workflow.schedules.schedule import ScheduleDraft


@dataclass(frozen=True, slots=True)
class Bounds:
    """What follows from a rule once for all: its `last` time, None without an end, and its largest day."""

    last: Occurrence | None
    largest_day: int


def bounds(draft: ScheduleDraft, now: datetime) -> Bounds:
    """What follows from the rule of `draft`.

    Raises:
        RuleInvalid: the rule is none that is taken; it names the part.
        NeverOccurs: it gives no time after `now` and within ten years.
    """
    raise NotImplementedError


def times_after(draft: ScheduleDraft, after: Occurrence, last: Occurrence | None) -> Iterator[Occurrence]:
    """The times of `draft` that follow `after`, up to and with `last`, at most ten years ahead."""
    raise NotImplementedError


def occurrence_at(draft: ScheduleDraft, local: datetime, last: Occurrence | None) -> Occurrence | None:
    """The occurrence of `draft` at the local time, None where there is none."""
    raise NotImplementedError
