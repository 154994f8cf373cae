"""What can go wrong at a call to AWS, and where a Lambda function may be paused or killed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from hypothesis import strategies as st


class Fault(Enum):
    """What happens at one attempt of a call."""

    THROTTLED = "throttled: the client retries"
    DENIED = "denied: the client does not retry"
    BROKEN = "done, but the response is a 500"
    LOST = "done, but the response is lost"
    CRASH_BEFORE = "the caller is killed before it"
    CRASH_AFTER = "the caller is killed after it"
    LAGGING = "an index is behind (queries only)"


@dataclass(frozen=True)
class Plan:
    """The faults of one invocation: by the attempt (from 0) that meets each, and after how many it pauses."""

    faults: Mapping[int, Fault] = field(default_factory=dict)
    paused_after: int | None = None


NOTHING = Plan()
CALLS = range(7)
"""Attempts worth a fault: more than a request without faults makes."""

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
    st.sampled_from([Plan(paused_after=calls) for calls in CALLS]),
    st.sampled_from([Plan(faults) for faults in (*_DOUBLE, *_OUTAGES, *_LOST_ALL)]),
    st.sampled_from([Plan(faults, paused_after=calls) for faults in _SINGLE for calls in CALLS]),
)
