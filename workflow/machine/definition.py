"""The state machine's definition: put together from the files beside it, with one deployment's names.

The names of errors in it are Step Functions' own, those of the functions' exceptions, and those of other
services, which `workflow.reminders.delivery_errors` has for SNS. That of DynamoDB is as in AWS's sample
https://github.com/aws-samples/aws-stepfunctions-examples, `app-control-concurrency-with-dynamodb`.
"""

import json
import re
from pathlib import Path
from typing import Any

SENDER_ID = "AWS.SNS.SMS.SenderID"
PLACEHOLDER = re.compile(r"\$\{(.*?)\}")


class UnknownPlaceholder(Exception):
    """The definition names something that no deployment has."""


def definition(*, table: str, worker: str, sms_sender_id: str | None) -> str:
    """The definition (JSON) over one table and one email worker.

    `table` is the table's name, `worker` is the function's name or ARN. `sms_sender_id` is what a text
    message shows as its sender; without one the member for it is left out, since SNS refuses an empty value.

    Raises:
        UnknownPlaceholder: the definition has a placeholder for which there is no name.
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
    """The whole definition, parsed, with its `${placeholders}`.

    `machine.json` is the frame. Where it has a file's name as a state, the states of that channel stand;
    where it has one as a branch, the channel runs beside others. A state that is the `SameAs` one before it
    differs from that in the members it has itself. A text named `…Expression`, or `…Expression.$`, may be a
    list, whose parts are joined by spaces.
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
    """`state` with what it has in common with the one of `before` that it is the `SameAs`."""
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
    """A channel's states as a branch: under names of their own, and ending where else `Record` follows."""
    renamed = {_in_parallel(name): _within_branch(state) for name, state in states.items()}
    return {"StartAt": next(iter(renamed)), "States": renamed}


def _in_parallel(name: str) -> str:
    return f"Parallel{name.removesuffix('Only')}"


def _within_branch(state: dict[str, Any]) -> dict[str, Any]:
    """A channel's state in a branch: its last ones return their part of the deliveries and nothing else."""
    if "Catch" in state:
        catchers = [catcher | {"Next": _in_parallel(catcher["Next"])} for catcher in state["Catch"]]
        state = state | {"Catch": catchers}
    if state["Next"] != "Record":
        return state | {"Next": _in_parallel(state["Next"])}
    result = "ResultSelector" if state["Type"] == "Task" else "Parameters"
    kept = {name: value for name, value in state.items() if name not in ("ResultPath", "Next")}
    return kept | {result: state[result]["deliveries"], "End": True}


def _without(member: str, node: Any) -> Any:  # noqa: ANN401
    """`node` (parsed JSON) without the members of that name, at any depth."""
    if isinstance(node, dict):
        return {key: _without(member, value) for key, value in node.items() if key != member}
    if isinstance(node, list):
        return [_without(member, value) for value in node]
    return node


def _filled(node: Any, names: dict[str, str]) -> Any:  # noqa: ANN401
    """`node` (parsed JSON) with each `${placeholder}` in its texts replaced by its name."""
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
