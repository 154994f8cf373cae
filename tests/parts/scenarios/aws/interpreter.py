"""Runs a state machine's definition step by step; the caller does its waits and calls.

Follows https://states-language.net/spec.html as far as the definition uses it; other members are
errors.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests.parts.scenarios.aws.choices import is_chosen
from tests.parts.scenarios.aws.templates import Json, PathMissing, evaluated, filled, placed
from workflow.time.times import millis_text, parse

State = Mapping[str, Any]
MEMBERS = {
    "Task": {
        "Resource", "TimeoutSeconds", "Parameters", "ResultSelector", "ResultPath", "Retry", "Catch",
        "Next", "End",
    },
    "Wait": {"TimestampPath", "Seconds", "Next"},
    "Choice": {"Choices", "Default"},
    "Pass": {"Parameters", "Result", "ResultPath", "Next", "End"},
    "Parallel": {"Branches", "ResultSelector", "ResultPath", "Next", "End"},
    "Succeed": set(),
    "Fail": {"Error", "Cause"},
}  # fmt: skip
RETRIER = {
    "ErrorEquals",
    "IntervalSeconds",
    "BackoffRate",
    "MaxAttempts",
    "MaxDelaySeconds",
    "JitterStrategy",
}


class TaskFailed(Exception):
    """An attempt of a task failed with the error of this name."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


@dataclass(frozen=True)
class Until:
    """The execution waits."""

    time: datetime


@dataclass(frozen=True)
class Call:
    """The execution calls a service: send it the response, or throw `TaskFailed`."""

    resource: str
    parameters: Json


@dataclass(frozen=True)
class Fork:
    """The execution continues in branches: send it the list of their outputs."""

    branches: list[Run]


Step = Until | Call | Fork
Run = Generator[Step, Any, Json]


def check(machine: State) -> None:
    """Raises ValueError if the definition uses an unsupported feature."""
    for name, state in machine["States"].items():
        unknown = set(state) - MEMBERS[state["Type"]] - {"Type", "Comment"}
        unknown |= {member for retrier in state.get("Retry", []) for member in set(retrier) - RETRIER}
        if unknown:
            raise ValueError(f"{name} has members that aren't simulated: {unknown}")
        for branch in state.get("Branches", []):
            check(branch)


def run(machine: State, data: Json, context: Json, clock: Callable[[], datetime]) -> Run:
    """Runs an execution with the input `data`; returns its output.

    Raises (in the end):
        TaskFailed: the execution failed.
    """
    name: str | None = machine["StartAt"]
    while name is not None:
        state = machine["States"][name]
        here = context | {"State": {"Name": name, "EnteredTime": millis_text(clock())}}
        try:
            data, name = yield from _KINDS[state["Type"]](state, data, here, clock)
        except PathMissing as missing:
            raise TaskFailed("States.ParameterPathFailure") from missing
    return data


Entered = Generator[Step, Any, tuple[Json, str | None]]


def _wait(state: State, data: Json, context: Json, clock: Callable[[], datetime]) -> Entered:
    if "TimestampPath" in state:
        yield Until(parse(evaluated(state["TimestampPath"], data, context)))
    else:
        yield Until(clock() + timedelta(seconds=state["Seconds"]))
    return data, state["Next"]


def _task(state: State, data: Json, context: Json, clock: Callable[[], datetime]) -> Entered:
    call = Call(state["Resource"], filled(state["Parameters"], data, context))
    tried: dict[int, int] = {}
    while True:
        try:
            result = yield call
            return _with_result(state, data, result, context), state.get("Next")
        except TaskFailed as failure:
            delay = _delay(state, failure.error, tried)
            if delay is None:
                return _caught(state, data, failure)
        yield Until(clock() + timedelta(seconds=delay))


def _delay(state: State, error: str, tried: dict[int, int]) -> float | None:
    """Returns whole seconds until the next attempt, the longest that full jitter allows; None after the last.

    Fractions would appear in due times of later requests, but the API has whole seconds only.
    """
    for number, retrier in enumerate(state.get("Retry", [])):
        if _matches(retrier, error):
            before = tried.get(number, 0)
            if before >= retrier["MaxAttempts"]:
                return None
            tried[number] = before + 1
            grown = retrier["IntervalSeconds"] * retrier["BackoffRate"] ** min(before, 60)
            return float(int(min(grown, retrier.get("MaxDelaySeconds", grown))))
    return None


def _caught(state: State, data: Json, failure: TaskFailed) -> tuple[Json, str]:
    for catcher in state.get("Catch", []):
        if _matches(catcher, failure.error):
            cause = {"Error": failure.error, "Cause": "simulated"}
            return placed(data, catcher.get("ResultPath", "$"), cause), catcher["Next"]
    raise failure


def _matches(rule: State, error: str) -> bool:
    return error in rule["ErrorEquals"] or "States.ALL" in rule["ErrorEquals"]


def _choice(state: State, data: Json, context: Json, _: object) -> Entered:
    yield from ()
    for rule in state["Choices"]:
        if is_chosen(rule, data, context):
            return data, rule["Next"]
    return data, state["Default"]


def _pass(state: State, data: Json, context: Json, _: object) -> Entered:
    yield from ()
    result = state["Result"] if "Result" in state else filled(state.get("Parameters", data), data, context)
    return placed(data, state.get("ResultPath", "$"), result), state.get("Next")


def _parallel(state: State, data: Json, context: Json, clock: Callable[[], datetime]) -> Entered:
    results = yield Fork([run(branch, data, context, clock) for branch in state["Branches"]])
    return _with_result(state, data, results, context), state.get("Next")


def _succeed(_state: State, data: Json, _context: Json, _: object) -> Entered:
    yield from ()
    return data, None


def _fail(state: State, _data: Json, _context: Json, _: object) -> Entered:
    yield from ()
    raise TaskFailed(state["Error"])


def _with_result(state: State, data: Json, result: Json, context: Json) -> Json:
    selected = filled(state["ResultSelector"], result, context) if "ResultSelector" in state else result
    return placed(data, state.get("ResultPath", "$"), selected)


_KINDS: Mapping[str, Callable[..., Entered]] = {
    "Task": _task,
    "Wait": _wait,
    "Choice": _choice,
    "Pass": _pass,
    "Parallel": _parallel,
    "Succeed": _succeed,
    "Fail": _fail,
}
