"""Names of logged fields are none that Lambda's runtime removes from the log entry."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from tests import ROOT
from tests.lambda_log import TAKEN
from workflow.sweep.sweep import SweepResult

PACKAGES = ("api", "workers", "workflow")
LOG_CALLS = {"debug", "info", "warning", "error", "exception", "critical", "log"}


def test_no_logged_name_is_removed_by_the_runtime() -> None:
    named = set(logged_names())
    assert {"apiRequestId", "reminder", "error"} <= {name for _, name in named}
    assert [(where, name) for where, name in named if name in TAKEN] == []
    assert {field.name for field in fields(SweepResult)} & TAKEN == set()  # logged as a whole


def logged_names() -> Iterator[tuple[str, str]]:
    """Yields the place and each name of an `extra` in the functions' code; it is a dict or a variable."""
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield from _in_function(function, path)


def _in_function(function: ast.FunctionDef | ast.AsyncFunctionDef, path: Path) -> Iterator[tuple[str, str]]:
    assigned = {
        target.id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in ast.walk(function):
        if not (isinstance(call, ast.Call) and getattr(call.func, "attr", "") in LOG_CALLS):
            continue
        for extra in (keyword.value for keyword in call.keywords if keyword.arg == "extra"):
            given = assigned.get(extra.id, extra) if isinstance(extra, ast.Name) else extra
            where = f"{path.relative_to(ROOT)}:{call.lineno}"
            if isinstance(given, ast.Dict):
                yield from ((where, ast.literal_eval(key)) for key in given.keys if key is not None)
            else:
                assert ast.unparse(given) == "asdict(result)", f"{where}: which names does it log?"
