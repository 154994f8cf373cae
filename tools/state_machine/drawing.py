"""Draws a state machine as a Mermaid state diagram: https://mermaid.js.org/syntax/stateDiagram.html."""

from collections.abc import Iterator, Mapping
from typing import Any

State = Mapping[str, Any]


def drawing(machine: State) -> str:
    """Returns the diagram of a parsed definition; an arrow's label is the value or error that selects it."""
    return "\n".join(["stateDiagram-v2", *_states(machine, "  ")])


def _states(machine: State, indent: str) -> Iterator[str]:
    yield f"{indent}[*] --> {machine['StartAt']}"
    for name, state in machine["States"].items():
        if "Branches" in state:
            yield f"{indent}state {name} {{"
            for number, branch in enumerate(state["Branches"]):
                if number:
                    yield f"{indent}  --"
                yield from _states(branch, indent + "  ")
            yield f"{indent}}}"
        for following, reason in _arrows(state):
            yield f"{indent}{name} --> {following}{reason and f': {reason}'}"


def _arrows(state: State) -> Iterator[tuple[str, str]]:
    """Yields each next state (`[*]` for the end) with the label of its arrow."""
    for rule in state.get("Choices", []):
        yield rule["Next"], ", ".join(test["StringEquals"] for test in rule.get("And", [rule]))
    if "Default" in state:
        yield state["Default"], "otherwise"
    if "Next" in state:
        yield state["Next"], ""
    for catcher in state.get("Catch", []):
        first, *more = catcher["ErrorEquals"]
        yield catcher["Next"], f"{first} and {len(more)} more" if more else first
    if state.get("End") or state["Type"] == "Succeed":
        yield "[*]", ""
    if state["Type"] == "Fail":
        yield "[*]", "the execution fails"
