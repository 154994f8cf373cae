"""One operation of the real engine, in a process of its own: `operation.py STACK OPERATION FILE NEW`.

It runs the Pulumi project of the working directory by the Automation API, its program inline, as Pulumi's
language host for Python would. NEW is `new` when the stack isn't there yet. What happened goes to FILE as JSON,
whether the engine did it, failed or refused.
"""

import json
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from pulumi import automation


def main(stack: str, operation: str, file: str, new: str) -> None:
    """Runs the operation and writes what happened: `steps`, `outputs`, `messages`, `error`."""
    steps: list[dict[str, Any]] = []
    outcome: dict[str, Any] = {"steps": steps, "outputs": {}, "messages": [], "error": None}

    def note(event: automation.EngineEvent) -> None:
        if event.resource_pre_event is not None:
            steps.append(_step(event.resource_pre_event.metadata))
        if event.res_outputs_event is not None and operation == "refresh":
            steps.append(_step(event.res_outputs_event.metadata))  # where it says what it found
        if event.diagnostic_event is not None and event.diagnostic_event.severity != "debug":
            outcome["messages"].append(event.diagnostic_event.message)

    choose = automation.create_or_select_stack if new == "new" else automation.select_stack
    try:
        outcome["outputs"] = _run(choose, stack, operation, note)
    except automation.CommandError as error:
        outcome["error"] = str(error)
    Path(file).write_text(json.dumps(outcome))


def _run(
    choose: Callable[..., automation.Stack],
    name: str,
    operation: str,
    note: Callable[[automation.EngineEvent], None],
) -> dict[str, Any]:
    project = yaml.safe_load(Path("Pulumi.yaml").read_text())["name"]
    workspace = automation.LocalWorkspaceOptions(work_dir=str(Path.cwd()))
    stack = choose(name, project_name=project, program=_program, opts=workspace)
    result = getattr(stack, operation)(on_event=note, on_output=_print, on_error=_print)
    outputs = getattr(result, "outputs", None) or {}
    return {output: found.value for output, found in outputs.items()}


def _print(line: str) -> None:
    print(line, flush=True)


def _program() -> None:
    sys.path.insert(0, str(Path.cwd()))
    runpy.run_path(str(Path.cwd() / "__main__.py"), run_name="__main__")


def _step(metadata: automation.StepEventMetadata) -> dict[str, Any]:
    return {
        "operation": metadata.op.value,
        "urn": metadata.urn,
        "differing": sorted(metadata.diffs or []),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
