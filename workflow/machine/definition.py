"""The state machine's definition: `reminder.asl.json` with the names of one deployment put in."""

import json
import re
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("reminder.asl.json")
SENDER_ID = "AWS.SNS.SMS.SenderID"
PLACEHOLDER = re.compile(r"\$\{(.*?)\}")


class UnknownPlaceholder(Exception):
    """The definition names something that no deployment has."""


def definition(*, table: str, worker: str, sms_sender_id: str | None) -> str:
    """The definition (JSON) over one table and one email worker.

    `table` is the table's name, `worker` is the function's name or ARN. `sms_sender_id` is what a text
    message shows as its sender; without one the member for it is left out, since SNS refuses an empty value.

    Raises:
        UnknownPlaceholder: the file has a placeholder for which there is no name.
        ValueError: a name is empty.
    """
    names = {"table": table, "worker": worker}
    states = json.loads(FILE.read_text(encoding="utf-8"))
    if sms_sender_id is None:
        states = _without(SENDER_ID, states)
    else:
        names["smsSenderId"] = sms_sender_id
    if empty := [placeholder for placeholder, name in names.items() if not name]:
        raise ValueError(f"the state machine needs a name for: {', '.join(empty)}")
    return json.dumps(_filled(states, names))


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
        raise UnknownPlaceholder(f"{FILE.name} has ${{{placeholder}}}, known are: {', '.join(sorted(names))}")
    return names[placeholder]
