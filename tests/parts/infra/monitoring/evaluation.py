"""Evaluates an alarm like CloudWatch, over values of consecutive periods.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html and, for periods without
a value, alarms-and-missing-data.html beside it. CloudWatch reads some more periods than it
evaluates, to compensate for late values; this code does not.
"""

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

Value = float | None
Series = Sequence[Value]
State = Literal["OK", "ALARM", "INSUFFICIENT_DATA"]

ACTIONS: dict[State, str] = {
    "OK": "okActions",
    "ALARM": "alarmActions",
    "INSUFFICIENT_DATA": "insufficientDataActions",
}
OPERATORS: dict[type, Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Div: operator.truediv,
    ast.GtE: operator.ge,
}


def metrics(alarm: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Returns the alarm's metrics: each has namespace, metricName and dimensions."""
    queries = alarm.get("metricQueries")
    return [alarm] if queries is None else [query["metric"] for query in queries if "metric" in query]


def is_ever_in_alarm(alarm: Mapping[str, Any], **series: Series) -> bool:
    """Returns whether a new alarm is ever in alarm while its metrics (by name) have these values."""
    return "ALARM" in states(alarm, **series)


def notified_states(alarm: Mapping[str, Any], **series: Series) -> list[State]:
    """Returns the state changes that have an action, in order."""
    now = states(alarm, **series)
    before: list[State] = ["INSUFFICIENT_DATA", *now]
    return [
        state for old, state in zip(before, now, strict=False) if state != old and alarm.get(ACTIONS[state])
    ]


def states(alarm: Mapping[str, Any], **series: Series) -> list[State]:
    """Returns its state after each period; it begins without data."""
    assert series.keys() == {metric["metricName"] for metric in metrics(alarm)}
    (length,) = {len(values) for values in series.values()}
    values = [_value(alarm, {name: each[n] for name, each in series.items()}) for n in range(length)]
    found: list[State] = []
    state: State = "INSUFFICIENT_DATA"
    for n in range(length):
        last = values[max(0, n + 1 - int(alarm["evaluationPeriods"])) : n + 1]
        missing = int(alarm["evaluationPeriods"]) - len(last)
        state = _state(alarm, [*[None] * missing, *last], state)
        found.append(state)
    return found


def _state(alarm: Mapping[str, Any], last: Series, before: State) -> State:
    needed, known = int(alarm["datapointsToAlarm"]), [value for value in last if value is not None]
    breaching = sum(value >= alarm["threshold"] for value in known)
    treated = alarm["treatMissingData"]
    if treated == "breaching":
        breaching += len(last) - len(known)
    elif not known and treated != "notBreaching":
        return "INSUFFICIENT_DATA" if treated == "missing" else before
    if treated == "missing":
        needed = min(needed, len(known))
    return "ALARM" if breaching >= needed else "OK"


def _value(alarm: Mapping[str, Any], period: Mapping[str, Value]) -> Value:
    queries = alarm.get("metricQueries")
    if queries is None:
        return period[alarm["metricName"]]
    by_id = {query["id"]: period[query["metric"]["metricName"]] for query in queries if "metric" in query}
    (expression,) = (query["expression"] for query in queries if query["returnData"])
    return _evaluated(ast.parse(expression, mode="eval").body, by_id)


def _evaluated(node: ast.expr, by_id: Mapping[str, Value]) -> Value:
    """Evaluates metric math, as far as the alarms use it: a missing value gives a missing result.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
    """
    match node:
        case ast.Constant(float() | int() as number):
            return number
        case ast.Name(name):
            return by_id[name]
        case ast.Call(ast.Name("FILL"), [filled, value]):
            found = _evaluated(filled, by_id)
            return _evaluated(value, by_id) if found is None else found
        case ast.Call(ast.Name("IF"), [condition, then, otherwise]):
            holds = _evaluated(condition, by_id)
            return None if holds is None else _evaluated(then if holds else otherwise, by_id)
        case ast.BinOp(left, kind, right) | ast.Compare(left, [kind], [right]):
            first, second = _evaluated(left, by_id), _evaluated(right, by_id)
            return None if first is None or second is None else OPERATORS[type(kind)](first, second)
    raise NotImplementedError(ast.unparse(node))
