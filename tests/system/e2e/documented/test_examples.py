"""Tests that the examples work with a running system, even if responses are lost."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import ROOT
from tests.patience import PATIENCE_SECONDS
from tests.requirements import skip_or_fail
from tests.stack import Stack
from tests.system.e2e.documented.commands import NODE_MODULES, WRITTEN, environment
from tests.system.e2e.documented.lossy import Lossy, lossy

EXAMPLES = ROOT / "examples"
Json = dict[str, Any]


@pytest.fixture
def proxy(stack: Stack) -> Iterator[Lossy]:
    with lossy(stack.site_url) as server:
        yield server


def run(stack: Stack, proxy: Lossy, *command: object, cwd: Path = ROOT, **changed: str) -> str:
    """Returns the output of a command, which must succeed; an example finds the system through the proxy."""
    system = {"REMINDERS_URL": proxy.url, "REMINDERS_TOKEN": stack.outputs.get("token", "")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=os.environ | system | changed,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_shell_example_creates_one_reminder_and_its_email_arrives(stack: Stack, proxy: Lossy) -> None:
    message = f'Call "the" \\ plumber ☎ {uuid.uuid4()}'
    created: Json = json.loads(run(stack, proxy, "sh", EXAMPLES / "create.sh", message, "1"))
    assert created["message"] == message
    assert len(proxy.lost) == 1
    assert stack.wait_until_final(created["id"])["status"] == "sent"
    assert [each["id"] for each in stack.newest() if each["message"] == message] == [created["id"]]
    assert len(stack.delivered(message)) == 1


def test_the_python_client_works_despite_lost_responses(stack: Stack, proxy: Lossy) -> None:
    check_client(stack, proxy, sys.executable, EXAMPLES / "client.py")


def test_the_schedule_example_previews_creates_pauses_resumes_and_ends(stack: Stack, proxy: Lossy) -> None:
    *shown, first, paused, resumed, ended = run(
        stack, proxy, sys.executable, EXAMPLES / "repeat.py"
    ).splitlines()
    assert [line.startswith("next: ") and line.endswith("T09:00:00") for line in shown] == [True] * 3
    assert first.startswith("first is due at ")
    assert (paused, resumed, ended) == ("paused: paused", "resumed: active", "ended: ended")
    [newest, *_] = stack.http.get("/v1/schedules").json()["items"]
    assert (newest["message"], newest["status"]) == ("Stand-up", "ended")


def test_the_typescript_client_works_by_the_commands_in_its_first_lines(
    stack: Stack, proxy: Lossy, tmp_path: Path
) -> None:
    if not NODE_MODULES.exists():
        skip_or_fail("no frontend/node_modules: `make local` or `make test` makes them")
    source = (EXAMPLES / "client.ts").read_text()
    *before, last = re.findall(r"^//   (.+)$", source, re.MULTILINE)
    assert [line.split()[0] for line in before] == ["npm", "npx", "npx"]
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "client.ts").write_text(source)
    path = environment(tmp_path)["PATH"]
    for line in before:
        run(stack, proxy, "sh", "-c", line.replace(WRITTEN, stack.site_url), cwd=folder, PATH=path)
    check_client(stack, proxy, "sh", "-c", last, cwd=folder)


def check_client(stack: Stack, proxy: Lossy, *command: object, cwd: Path = ROOT) -> None:
    """Checks that it creates two reminders, cancels one, waits for the other, and lists both."""
    before = {each["id"] for each in stack.newest()}
    printed = run(stack, proxy, *command, cwd=cwd).splitlines()
    made = {each["message"]: each["status"] for each in stack.newest() if each["id"] not in before}
    assert len(proxy.lost) == 2
    assert made == {"Call the plumber": "sent", "Water the plants": "cancelled"}
    assert [line.lower() for line in printed[:2]] == ["cancelled: true", "ended as: sent"]
    for message, status in made.items():
        assert any(line.endswith(f"{message}") and status in line.split() for line in printed[2:])
    assert stack.delivered("Water the plants") == []
