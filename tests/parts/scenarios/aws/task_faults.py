"""What can go wrong at a call of an execution."""

from enum import Enum

from hypothesis import strategies as st


class TaskFault(Enum):
    """What happens at one attempt of a Task state."""

    THROTTLED = "throttled: the state machine retries"
    LOST = "done, but the response is lost"
    REJECTED = "rejected: no retry (providers only)"
    NOT_CONNECTED = "there is no connection (providers only)"
    SLOW = "taken, but the response comes too late (providers only)"
    BROKEN = "taken, and then the response is a 500 (providers only)"
    NAMELESS = "taken, and then it ends with an error that says nothing (providers only)"
    DEFECT = "the email worker is broken (email only)"
    TABLE_AWAY = "the table is out of reach (writes only)"
    STOPPED_BEFORE = "the execution is stopped before it"
    STOPPED_AFTER = "the execution is stopped after it"


TAKEN_THEN_FAILED = (TaskFault.LOST, TaskFault.SLOW, TaskFault.BROKEN, TaskFault.NAMELESS)
_OFTEN = [None, None, None, TaskFault.LOST, TaskFault.STOPPED_AFTER, *TaskFault]
_BAD_HOUR = [None, TaskFault.THROTTLED, TaskFault.NOT_CONNECTED, TaskFault.DEFECT, *TAKEN_THEN_FAILED]
_LASTING = [fault for fault in _BAD_HOUR if fault is not None]

task_faults = st.one_of(
    st.lists(st.sampled_from(_OFTEN), max_size=4).map(tuple),
    st.lists(st.sampled_from(_BAD_HOUR), min_size=5, max_size=12).map(tuple),
    st.sampled_from([(fault,) * 12 for fault in _LASTING]),
    st.just((None, *(TaskFault.TABLE_AWAY,) * 20)),
)
