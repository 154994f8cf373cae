"""Runs a package's handler like Lambda: in a clean interpreter that can import only the package."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lambda_build.targets import EMULATOR_PYTHON, Function
from tests.unit.workers.conftest import EMAIL_ENVIRONMENT
from tools.bench.sampling import ENVIRONMENT

CALLS = """
import importlib, json, sys
package, module, events = json.load(sys.stdin)
class Context:
    function_name = "function"
    @staticmethod
    def get_remaining_time_in_millis(): return 60_000
sys.path.insert(0, package)
handler = importlib.import_module(module).handler
answers = []
for event in events:
    try:
        answers.append(handler(event, Context()))
    except Exception as error:
        answers.append({"raised": type(error).__name__, "text": str(error)})
files = [getattr(module, "__file__", None) or "" for module in sys.modules.values()]
print(json.dumps({"answers": answers, "foreign": [file for file in files if "site-packages" in file]}))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """The handler's responses to the events, and its output before them."""

    answers: list[Any]
    printed: str


def answers(function: Function, package: Path, events: Sequence[object], endpoint: str) -> Run:
    """Passes `events` to the handler in `package` one by one; AWS is at `endpoint`."""
    done = subprocess.run(
        [EMULATOR_PYTHON, "-I", "-S", "-c", CALLS],
        input=json.dumps([str(package), function.module, events]),
        env={**ENVIRONMENT, **EMAIL_ENVIRONMENT, "AWS_ENDPOINT_URL": endpoint, "PYTHONTZPATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    *printed, last = done.stdout.splitlines()
    result = json.loads(last)
    assert result["foreign"] == []
    return Run(result["answers"], "\n".join(printed))
