"""One operation of the real engine, in a process of its own: `operation.py STACK OPERATION OUTCOME_FILE [JSON]`.

It runs the Pulumi project of the working directory by the Automation API, its program inline, as Pulumi's
language host for Python would. The JSON has keyword arguments of the operation. Exits with 0, or with 1 when the
engine refused or failed; the outcome is written in both cases.
"""

import json
import runpy
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from pulumi import automation


def main(arguments: Sequence[str]) -> int:
    """Runs the operation and writes what happened: `steps`, `outputs`, `messages`, `error`."""
    stack_name, operation, file, *given = arguments
    steps: list[dict[str, Any]] = []
    outcome: dict[str, Any] = {"steps": steps, "outputs": {}, "messages": [], "error": None}

    def note(event: automation.EngineEvent) -> None:
        if event.resource_pre_event is not None:
            steps.append(_step(event.resource_pre_event.metadata))
        if event.res_outputs_event is not None and operation == "refresh":
            steps.append(_step(event.res_outputs_event.metadata))
        if event.diagnostic_event is not None and event.diagnostic_event.severity != "debug":
            outcome["messages"].append(event.diagnostic_event.message)

    try:
        outcome["outputs"] = _run(stack_name, operation, json.loads(given[0]) if given else {}, note)
    except automation.CommandError as error:
        outcome["error"] = str(error)
    Path(file).write_text(json.dumps(outcome))
    return 0 if outcome["error"] is None else 1


def _run(stack_name: str, operation: str, options: dict[str, Any], note: Any) -> dict[str, Any]:
    project = yaml.safe_load(Path("Pulumi.yaml").read_text())["name"]
    workspace = automation.LocalWorkspaceOptions(work_dir=str(Path.cwd()))
    choose = automation.select_stack if options.pop("select", False) else automation.create_or_select_stack
    stack = choose(stack_name, project_name=project, program=_program, opts=workspace)
    if operation == "cancel":
        stack.cancel()
        return {}
    result = getattr(stack, operation)(on_event=note, **options)
    outputs = getattr(result, "outputs", None) or {}
    return {name: output.value for name, output in outputs.items()}


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
    sys.exit(main(sys.argv[1:]))
