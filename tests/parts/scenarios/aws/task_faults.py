"""What can go wrong at a call of an execution."""

from enum import Enum

from hypothesis import strategies as st


class TaskFault(Enum):
    """What happens at one attempt of a Task state."""

    THROTTLED = "throttled: the state machine retries"
    LOST = "done, but the response is lost"
    REJECTED = "rejected: no retry (providers only)"
    STOPPED_BEFORE = "the execution is stopped before it"
    STOPPED_AFTER = "the execution is stopped after it"


_OFTEN = [None, None, None, TaskFault.LOST, TaskFault.STOPPED_AFTER, *TaskFault]
task_faults = st.lists(st.sampled_from(_OFTEN), max_size=4).map(tuple)
