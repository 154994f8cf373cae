"""Faults of calls that executions make."""

from collections.abc import Sequence
from enum import Enum
from random import Random

from hypothesis import strategies as st


class TaskFault(Enum):
    """The fault of one attempt of a Task state."""

    THROTTLED = "throttled: the state machine retries"
    LOST = "done, but the response is lost"
    REJECTED = "rejected: no retry (providers only)"
    NOT_CONNECTED = "there is no connection (providers only)"
    SLOW = "accepted, but the response comes too late (providers only)"
    BROKEN = "accepted, and then the response is a 500 (providers only)"
    NAMELESS = "accepted, and then it ends with an error that says nothing (providers only)"
    DEFECT = "the email worker is broken (email only)"
    TABLE_AWAY = "the table is out of reach (writes only)"
    STOPPED_BEFORE = "the execution is stopped before it"
    STOPPED_AFTER = "the execution is stopped after it"


Faults = tuple[TaskFault | None, ...]

ACCEPTED_THEN_FAILED = (TaskFault.LOST, TaskFault.SLOW, TaskFault.BROKEN, TaskFault.NAMELESS)
_OFTEN = [None, None, None, TaskFault.LOST, TaskFault.STOPPED_AFTER, *TaskFault]
_BAD_HOUR = [None, TaskFault.THROTTLED, TaskFault.NOT_CONNECTED, TaskFault.DEFECT, *ACCEPTED_THEN_FAILED]
_LASTING = [fault for fault in _BAD_HOUR if fault is not None]

_CHANCE = Random(1)  # the same in each run


def _some(of: Sequence[TaskFault | None], least: int, most: int) -> list[Faults]:
    return [tuple(_CHANCE.choices(of, k=_CHANCE.randint(least, most))) for _ in range(300)]


task_faults = st.sampled_from(
    [
        (),
        *_some(_OFTEN, 0, 4),
        *_some(_BAD_HOUR, 5, 12),
        *[(fault,) * 12 for fault in _LASTING for _ in range(45)],
        *[(None, *(TaskFault.TABLE_AWAY,) * 20)] * 300,
    ]
)
"""Some hundred faults of each kind: drawing one for each call takes a tenth of a scenario's time."""
