"""What can go wrong at a call to AWS, and where a Lambda function may be held up or die."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from hypothesis import strategies as st


class Fault(Enum):
    """What happens at one attempt of a call."""

    THROTTLED = "refused, to be tried again"
    DENIED = "refused for good"
    BROKEN = "answered with a 500 after it happened"
    LOST = "happened, without an answer"
    CRASH_BEFORE = "the caller dies before it"
    CRASH_AFTER = "the caller dies after it"
    LAGGING = "an index is behind (queries alone)"


@dataclass(frozen=True)
class Plan:
    """The faults of one invocation: which attempt (from 0) meets what, and after how many it is held up."""

    faults: Mapping[int, Fault] = field(default_factory=dict)
    held_after: int | None = None


NOTHING = Plan()
CALLS = range(7)
"""Attempts that are worth a fault: more than any request makes that meets none."""

_SINGLE = [{call: fault} for fault in Fault for call in CALLS]
_DOUBLE = [
    {first: one, second: other}
    for one in (Fault.LOST, Fault.BROKEN, Fault.THROTTLED)
    for other in Fault
    for first in CALLS
    for second in range(first + 1, len(CALLS))
]
_OUTAGES = [dict.fromkeys(range(first, 60), Fault.THROTTLED) for first in CALLS]
_LOST_ALL = [dict.fromkeys(range(first, first + 3), Fault.LOST) for first in CALLS]

plans = st.one_of(
    st.just(NOTHING),
    st.sampled_from([Plan(faults) for faults in _SINGLE]),
    st.sampled_from([Plan(held_after=calls) for calls in CALLS]),
    st.sampled_from([Plan(faults) for faults in (*_DOUBLE, *_OUTAGES, *_LOST_ALL)]),
    st.sampled_from([Plan(faults, held_after=calls) for faults in _SINGLE for calls in CALLS]),
)
