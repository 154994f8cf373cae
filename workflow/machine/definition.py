"""Builds the state machine's definition from the JSON files beside it, for one deployment.

Its error names are those of Step Functions, of the functions' exceptions, and of other services: for SNS see
`workflow.reminders.delivery_errors`; for DynamoDB they are as in AWS's sample
https://github.com/aws-samples/aws-stepfunctions-examples, `app-control-concurrency-with-dynamodb`.
"""

import json
import re
from pathlib import Path
from typing import Any

SENDER_ID = "AWS.SNS.SMS.SenderID"
PLACEHOLDER = re.compile(r"\$\{(.*?)\}")


class UnknownPlaceholder(Exception):
    """The definition has a placeholder that no deployment fills."""


def definition(*, table: str, worker: str, sms_sender_id: str | None) -> str:
    """Returns the definition (JSON) for one table and one email worker.

    `table` is the table's name, `worker` the function's name or ARN. `sms_sender_id` is the sender shown in a
    text message; if it is None, the member is left out, since SNS refuses an empty value.

    Raises:
        UnknownPlaceholder: the definition has an unknown placeholder.
        ValueError: a name is empty.
    """
    names = {"table": table, "worker": worker}
    machine = parsed()
    if sms_sender_id is None:
        machine = _without(SENDER_ID, machine)
    else:
        names["smsSenderId"] = sms_sender_id
    if empty := [placeholder for placeholder, name in names.items() if not name]:
        raise ValueError(f"the state machine needs a name for: {', '.join(empty)}")
    return json.dumps(_filled(machine, names))


def parsed() -> dict[str, Any]:
    """Returns the whole definition, parsed, with its `${placeholders}`.

    `machine.json` is the frame. A file name in place of a state stands for that channel's states; in a
    list of branches, for a parallel branch. A state with `SameAs` copies the earlier state of that name
    and overrides members. The value of a member named `…Expression` or `…Expression.$` may be a list,
    whose parts are joined by spaces.
    """
    machine = _read("machine.json")
    states: dict[str, Any] = {}
    for name, state in machine["States"].items():
        match state:
            case str():
                states |= _channel(state)
            case {"Branches": files}:
                states[name] = state | {"Branches": [_branch(_channel(file)) for file in files]}
            case _:
                states[name] = _whole(state, states)
    return machine | {"States": states}


def _channel(file: str) -> dict[str, Any]:
    states: dict[str, Any] = {}
    for name, state in _read(file).items():
        states[name] = _whole(state, states)
    return states


def _whole(state: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """Returns `state` with the members that it inherits through `SameAs` from a state in `before`."""
    if "SameAs" not in state:
        return state
    own = {name: value for name, value in state.items() if name != "SameAs"}
    same: dict[str, Any] = _without("End", before[state["SameAs"]])
    return same | own


def _read(file: str) -> dict[str, Any]:
    text = Path(__file__).with_name(file).read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text, object_hook=_with_expressions_joined)
    return read


def _with_expressions_joined(node: dict[str, Any]) -> dict[str, Any]:
    in_parts = [
        name
        for name, value in node.items()
        if name.removesuffix(".$").endswith("Expression") and isinstance(value, list)
    ]
    return node | {name: " ".join(node[name]) for name in in_parts}


def _branch(states: dict[str, Any]) -> dict[str, Any]:
    """Turns a channel's states into a parallel branch: renamed, and ending instead of going to `Record`."""
    renamed = {_in_parallel(name): _within_branch(state) for name, state in states.items()}
    return {"StartAt": next(iter(renamed)), "States": renamed}


def _in_parallel(name: str) -> str:
    return f"Parallel{name.removesuffix('Only')}"


def _within_branch(state: dict[str, Any]) -> dict[str, Any]:
    """Adapts a channel's state to a branch: its last states return only their part of the deliveries."""
    if "Catch" in state:
        catchers = [catcher | {"Next": _in_parallel(catcher["Next"])} for catcher in state["Catch"]]
        state = state | {"Catch": catchers}
    if state["Next"] != "Record":
        return state | {"Next": _in_parallel(state["Next"])}
    result = "ResultSelector" if state["Type"] == "Task" else "Parameters"
    kept = {name: value for name, value in state.items() if name not in ("ResultPath", "Next")}
    return kept | {result: state[result]["deliveries"], "End": True}


def _without(member: str, node: Any) -> Any:  # noqa: ANN401
    """Returns `node` (parsed JSON) without members of that name, at any depth."""
    if isinstance(node, dict):
        return {key: _without(member, value) for key, value in node.items() if key != member}
    if isinstance(node, list):
        return [_without(member, value) for value in node]
    return node


def _filled(node: Any, names: dict[str, str]) -> Any:  # noqa: ANN401
    """Returns `node` (parsed JSON) with each `${placeholder}` in its texts replaced."""
    if isinstance(node, dict):
        return {key: _filled(value, names) for key, value in node.items()}
    if isinstance(node, list):
        return [_filled(value, names) for value in node]
    return PLACEHOLDER.sub(lambda found: _name(found[1], names), node) if isinstance(node, str) else node


def _name(placeholder: str, names: dict[str, str]) -> str:
    if placeholder not in names:
        raise UnknownPlaceholder(
            f"the definition has ${{{placeholder}}}, known are: {', '.join(sorted(names))}"
        )
    return names[placeholder]
