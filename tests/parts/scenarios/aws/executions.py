"""Simulates Step Functions in memory: runs the real definition, one call at a time."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Literal, Protocol

from tests.clock import Clock
from tests.parts.scenarios.aws.errors import client_error
from tests.parts.scenarios.aws.interpreter import Call, Fork, Run, Step, TaskFailed, Until, run
from tests.parts.scenarios.aws.services import Services
from tests.parts.scenarios.aws.task_faults import TaskFault
from workflow.time.times import millis_text

ARN = "arn:aws:states:ap-southeast-2:123456789012:stateMachine:reminders"
NAME_LIFETIME = timedelta(days=90)
"""How long the name of an ended execution can't be reused.

https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
"""


@dataclass(eq=False)
class Execution:
    """One execution and its result: `ABORTED` if it was stopped from outside."""

    name: str
    input: str
    arn: str
    status: Literal["RUNNING", "SUCCEEDED", "FAILED", "ABORTED"] = "RUNNING"
    ended: datetime | None = None
    has_called: bool = False

    @property
    def timer(self) -> Mapping[str, Any]:
        """Returns its input: owner, id, generation, dueAt."""
        parsed: Mapping[str, Any] = json.loads(self.input)
        return parsed


class Observer(Protocol):
    """Is notified when executions start and end."""

    def started(self, execution: Execution, *, by_hand: bool) -> None:
        """An execution was started, by the code or by hand."""

    def ended(self, execution: Execution) -> None:
        """An execution ended, for any reason."""


@dataclass(eq=False)
class _Branch:
    """The main branch of an execution, or one of a Parallel state, whose output goes to its `parent`."""

    execution: Execution
    run: Run
    step: Step | None = None
    parent: tuple[_Branch, int] | None = None
    outputs: list[Any] = field(default_factory=list)
    open_branches: int = 0


Event = tuple[datetime, int, _Branch]


class StateMachine:
    """Takes boto3's calls to Step Functions; `advance` runs the executions."""

    def __init__(
        self, definition: Mapping[str, Any], services: Services, observer: Observer, clock: Clock
    ) -> None:
        self._definition = definition
        self._services, self._observer = services, observer
        self._clock = clock
        self._events: list[Event] = []
        self._order = count()
        self.exists = True
        self.calls = self.faults = 0
        self.executions: dict[str, Execution] = {}

    def start_execution(self, *, stateMachineArn: str, name: str, input: str) -> Mapping[str, Any]:  # noqa: A002, N803
        if not self.exists or stateMachineArn != ARN:
            raise client_error("StateMachineDoesNotExist", "StartExecution")
        old = self.executions.get(name)
        if old is not None and self._is_kept(old):
            if old.status == "RUNNING" and old.input == input:
                return {"executionArn": old.arn}
            raise client_error("ExecutionAlreadyExists", "StartExecution")
        return {"executionArn": self._start(name, input, by_hand=False).arn}

    def _start(self, name: str, input: str, *, by_hand: bool) -> Execution:  # noqa: A002
        arn = f"{ARN.replace(':stateMachine:', ':execution:')}:{name}"
        execution = self.executions[name] = Execution(name, input, arn)
        context = {"Execution": {"Id": arn, "Name": name, "StartTime": millis_text(self._clock())}}
        branch = _Branch(execution, run(self._definition, json.loads(input), context, self._clock))
        self._observer.started(execution, by_hand=by_hand)
        self._move_on(branch, None)
        return execution

    def stop_execution(self, *, executionArn: str) -> Mapping[str, Any]:  # noqa: N803
        execution = self.executions.get(executionArn.rpartition(":")[2])
        if execution is None:
            raise client_error("ExecutionDoesNotExist", "StopExecution")
        self.stop(execution)
        return {}

    def stop(self, execution: Execution) -> None:
        """Aborts an execution, in any state."""
        if execution.status == "RUNNING":
            self._end(execution, "ABORTED")

    def delete(self) -> None:
        """Deletes the state machine: its executions end, and their names can be reused."""
        for execution in self.executions.values():
            self.stop(execution)
        self.executions.clear()
        self.exists = False

    def next_event(self) -> datetime | None:
        """Returns the time of the next event."""
        while self._events and self._events[0][2].execution.status != "RUNNING":
            heapq.heappop(self._events)
        return self._events[0][0] if self._events else None

    def advance(self, until: datetime, faults: Iterable[TaskFault | None] = (), most: int = 10_000) -> None:
        """Moves the clock to `until` and runs the executions meanwhile, for at most `most` events.

        Each of their calls uses the next of `faults`.
        """
        ahead = iter(faults)
        for _ in range(most):
            at = self.next_event()
            if at is None or at > until:
                self._clock.move_to(until)
                return
            self._clock.move_to(at)
            self._happen(heapq.heappop(self._events)[2], ahead)

    def running(self) -> list[Execution]:
        """Returns the executions that have not ended."""
        return [one for one in self.executions.values() if one.status == "RUNNING"]

    def start_by_hand(self, pick: int, changes: Mapping[str, object]) -> None:
        """Starts an execution again under a new name, with `changes` to its input."""
        if self.exists and self.executions:
            like = list(self.executions.values())[pick % len(self.executions)]
            name = f"by-hand-{next(self._order)}"
            self._start(name, json.dumps({**like.timer, **changes}), by_hand=True)

    def delay_timers(self, until: datetime) -> None:
        """Delays executions that have not claimed yet: those due before `until` continue only then."""
        late = [event for event in self._events if _is_timer(event[2]) and event[0] < until]
        self._events = [event for event in self._events if event not in late]
        self._events += [(until, next(self._order), branch) for _, _, branch in late]
        heapq.heapify(self._events)

    def _is_kept(self, execution: Execution) -> bool:
        return execution.ended is None or self._clock() - execution.ended < NAME_LIFETIME

    def _happen(self, branch: _Branch, faults: Iterator[TaskFault | None]) -> None:
        step = branch.step
        if not isinstance(step, Call):
            self._move_on(branch, None)
            return
        fault = next(faults, None)
        branch.execution.has_called = True
        self.calls += 1
        self.faults += fault is not None
        if fault is TaskFault.STOPPED_BEFORE:
            self.stop(branch.execution)
            return
        result = self._services.call(branch.execution, step, fault)
        if fault is TaskFault.STOPPED_AFTER:
            self.stop(branch.execution)
        else:
            self._move_on(branch, result)

    def _move_on(self, branch: _Branch, result: Any) -> None:  # noqa: ANN401
        try:
            failed = isinstance(result, TaskFailed)
            branch.step = branch.run.throw(result) if failed else branch.run.send(result)
        except StopIteration as end:
            self._finish(branch, end.value)
        except TaskFailed:
            self._end(branch.execution, "FAILED")
        else:
            self._plan(branch, branch.step)

    def _plan(self, branch: _Branch, step: Step) -> None:
        if isinstance(step, Fork):
            branch.outputs, branch.open_branches = [None] * len(step.branches), len(step.branches)
            for number, inner in enumerate(step.branches):
                self._move_on(_Branch(branch.execution, inner, parent=(branch, number)), None)
            return
        at = max(step.time, self._clock()) if isinstance(step, Until) else self._clock()
        heapq.heappush(self._events, (at, next(self._order), branch))

    def _finish(self, branch: _Branch, output: Any) -> None:  # noqa: ANN401
        if branch.parent is None:
            self._end(branch.execution, "SUCCEEDED")
            return
        parent, number = branch.parent
        parent.outputs[number] = output
        parent.open_branches -= 1
        if not parent.open_branches:
            self._move_on(parent, parent.outputs)

    def _end(self, execution: Execution, status: Literal["SUCCEEDED", "FAILED", "ABORTED"]) -> None:
        execution.status, execution.ended = status, self._clock()
        self._observer.ended(execution)


def _is_timer(branch: _Branch) -> bool:
    return isinstance(branch.step, Until) and not branch.execution.has_called
