"""Faults of calls to AWS, and points at which a Lambda function is paused or killed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from hypothesis import strategies as st


class Fault(Enum):
    """The fault of one attempt of a call."""

    THROTTLED = "throttled: the client retries"
    DENIED = "denied: the client does not retry"
    BROKEN = "done, but the response is a 500"
    LOST = "done, but the response is lost"
    CRASH_BEFORE = "the caller is killed before it"
    CRASH_AFTER = "the caller is killed after it"
    LAGGING = "an index is behind, or a key is unprocessed (queries and reads of many items only)"
    CONFLICT = "another transaction is in the way (writes only)"


@dataclass(frozen=True)
class Plan:
    """The faults of one invocation by attempt (from 0), and after how many attempts it pauses.

    `on_decrement` is the fault of each attempt that decrements a count.
    """

    faults: Mapping[int, Fault] = field(default_factory=dict)
    paused_after: int | None = None
    on_decrement: Fault | None = None


NOTHING = Plan()
CALLS = range(10)
"""The attempts that may get a fault: more than a request without faults makes."""

CALLS_OF_A_STEP = range(12)
"""The same for a step of a schedule: it counts its reminders first, then commits, then starts timers."""


def plans_of(calls: range) -> st.SearchStrategy[Plan]:
    """Draws a plan for `calls`: no fault, one, a pause, several, an outage, both, or faults of decrements."""
    single = [{call: fault} for fault in Fault for call in calls]
    double = [
        {first: one, second: other}
        for one in (Fault.LOST, Fault.BROKEN, Fault.THROTTLED)
        for other in Fault
        for first in calls
        for second in range(first + 1, len(calls))
    ]
    outages = [dict.fromkeys(range(first, 60), Fault.THROTTLED) for first in calls]
    outages += [dict.fromkeys(range(first, 60), Fault.CONFLICT) for first in calls]
    lost = [dict.fromkeys(range(first, first + 3), Fault.LOST) for first in calls]
    kinds = [
        [NOTHING],
        [Plan(faults) for faults in single],
        [Plan(paused_after=number) for number in calls],
        [Plan(faults) for faults in (*double, *outages, *lost)],
        [Plan(faults, paused_after=number) for faults in single for number in calls],
        [Plan(on_decrement=fault) for fault in Fault],
    ]
    most = max(map(len, kinds))
    return st.sampled_from([kind[number % len(kind)] for kind in kinds for number in range(most)])


plans = plans_of(CALLS)
step_plans = plans_of(CALLS_OF_A_STEP)
