"""Tests that generated clients make every call and read every response, even undocumented ones."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import ROOT
from tests.parts.clients.server import PLAYED, running
from tests.patience import PATIENCE_SECONDS
from tests.requirements import skip_or_fail

HERE = Path(__file__).parent
DOCUMENT = ROOT / "api" / "openapi.json"
GENERATOR = ROOT / ".clients-venv" / "bin" / "openapi-python-client"
NODE_MODULES = ROOT / "frontend" / "node_modules"
TSC = [
    *("--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--noUnusedLocals"),
    *("--skipLibCheck", "--module", "nodenext", "--target", "es2022", "--types", "node"),
    *("--lib", "es2023,dom,dom.iterable"),
]
CALLS = (
    *("create", "list", "get", "change", "snooze", "cancel"),
    *("create schedule", "list schedules", "get schedule", "change schedule"),
    *("resume", "make ahead", "pause"),
)


OF_SCHEDULES = CALLS[6:]
WITHOUT_BODY = ("get", "cancel", "get schedule", "resume", "pause")


def each(name: str, status: int, word: str | None) -> dict[str, list[Any]]:
    """Returns every call of one client in a common form."""
    return {f"{call} {name}": [status, word] for call in CALLS}


EXPECTED = (
    {
        "create": [201, "scheduled"],
        "list": [200, "scheduled"],
        "get": [200, "scheduled"],
        "snooze too early": [409, "wrong_status"],
        "change": [200, "scheduled"],
        "change a stale one": [412, "stale_version"],
        "cancel": [200, "cancelled"],
        "change too late": [409, "wrong_status"],
        "snooze": [201, "scheduled"],
        "create with a key": [201, "scheduled"],
        "create again": [200, "scheduled"],
        "create a wrong one": [422, "invalid_request"],
        "erase": [204, None],
        "create used up": [429, "daily_limit_reached"],
        "create too many": [429, "too_many_waiting"],
        "create played 413": [413, PLAYED[413]],
    }
    | each("nobody's", 404, "not_found")
    | {"create nobody's": [201, "scheduled"], "list nobody's": [200, "scheduled"]}
    | {"create schedule nobody's": [201, "active"], "list schedules nobody's": [200, "active"]}
    | each("without a token", 401, PLAYED[401])
    | each("unavailable", 503, "unavailable")
    | each("later", 200, "cancelled_of_later")
    | {f"{call} later": [200, "active_of_later"] for call in OF_SCHEDULES}
    | {
        "create schedule later": [201, "active_of_later"],
        "make ahead later": [201, "scheduled_of_later"],
        "pause later": [200, "paused_of_later"],
        "create schedule": [201, "active"],
        "preview": [200, "2026-11-24T09:00:00"],
        "list reminders of schedule": [200, "scheduled"],
        "change schedule to never": [422, "invalid_request"],
        "end schedule": [200, "ended"],
        "resume too late": [409, "wrong_status"],
        "erase schedule": [204, None],
        "create schedule again": [201, "active"],
    }
    | {f"{call} of mine": [200, "active"] for call in OF_SCHEDULES}
    | {
        "create schedule of mine": [201, "active"],
        "make ahead of mine": [201, "scheduled"],
        "pause of mine": [200, "paused"],
    }
    | {
        "create later": [201, "scheduled_of_later"],
        "list later": [200, "scheduled_of_later"],
        "change later": [409, "wrong_status_of_later"],
        "snooze later": [201, "scheduled_of_later"],
        "create a wrong one later": [422, "invalid_request_of_later"],
    }
    | {
        call: read
        for status in (401, 403, 429, 500, 503)
        for call, read in each(f"played {status}", status, PLAYED[status]).items()
    }
    | each("played 418", 418, None)
)
"""Each call, with the status and a word for the response: a status, a problem's code, a text."""

PLAYED_HTML = {"599": 599, "499": 499, "html403": 403, "html404": 404, "html503": 503}
"""The HTML errors of proxies: the status by name."""

AS_THEY_CAME = {
    call: read
    for play, status in PLAYED_HTML.items()
    for call, read in each(f"played {play}", status, None).items()
}
READABLE = {
    call: read
    for play, status in (PLAYED_HTML | {"599": 500, "499": 400}).items()
    for call, read in each(f"played {play}", status, "refused_on_the_way").items()
}
READABLE |= each("played html403", 403, "403 Forbidden")
READABLE |= {f"{call} played 499": [400, None] for call in WITHOUT_BODY}
READABLE |= {f"{call} played html404": [404, None] for call in (*CALLS[:2], *OF_SCHEDULES[:2])}
"""How `examples/refusals.py` classifies them; responses that a call does not document are read as nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """One API for both clients; each has its own reminders."""
    with running() as found:
        yield found


def run(*command: object, cwd: Path) -> str:
    """Returns the output of a command, which must succeed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_openapi_python_client_makes_every_call_and_reads_every_response(
    address: str, tmp_path: Path
) -> None:
    if not GENERATOR.exists():
        skip_or_fail("no .clients-venv: `make test` creates it")
    (tmp_path / "config.json").write_text('{"post_hooks": []}')
    options = ("--meta", "none", "--output-path", "generated", "--config", "config.json", "--fail-on-warning")
    run(GENERATOR, "generate", "--path", DOCUMENT, *options, cwd=tmp_path)
    shutil.copy(HERE / "calls.py", tmp_path)
    shutil.copy(ROOT / "examples" / "refusals.py", tmp_path)
    printed = run(GENERATOR.with_name("python"), "calls.py", address, cwd=tmp_path)
    assert json.loads(printed) == EXPECTED | READABLE


def test_openapi_fetch_makes_every_call_and_reads_every_response(address: str, tmp_path: Path) -> None:
    if not NODE_MODULES.exists():
        skip_or_fail("no frontend/node_modules: `make local` or `make test` makes them")
    (tmp_path / "node_modules").symlink_to(NODE_MODULES)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    shutil.copy(HERE / "calls.ts", tmp_path)
    tools = tmp_path / "node_modules" / ".bin"
    run(tools / "openapi-typescript", DOCUMENT, "--output", "schema.d.ts", cwd=tmp_path)
    run(tools / "tsc", *TSC, "calls.ts", cwd=tmp_path)
    assert json.loads(run("node", "calls.js", address, cwd=tmp_path)) == EXPECTED | AS_THEY_CAME
