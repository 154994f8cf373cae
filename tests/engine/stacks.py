"""Stacks of a copied project: their config, and operations of the real engine on them."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from local.isolation import isolate
from tests.emulator import REGION

OPERATION = Path(__file__).with_name("operation.py")
LANGUAGE_HOST = Path(__file__).with_name("language_host.py")
PATIENCE_SECONDS = 120
CONFIG: Mapping[str, Any] = {
    "aws:region": REGION,
    "task-reminder:senderEmail": "reminders@example.org",
    "task-reminder:smsCountries": ["AU", "GB"],
    "task-reminder:localOwner": "local",
    "task-reminder:protectData": False,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one operation did; `error` is what the CLI said when it failed."""

    steps: list[dict[str, Any]]
    outputs: dict[str, Any]
    messages: list[str]
    error: str | None

    @property
    def touched(self) -> dict[str, set[str]]:
        """What was done to each resource of AWS that didn't stay the same, by its type and name."""
        done: dict[str, set[str]] = {}
        for step in self.steps:
            _, _, kinds, name = step["urn"].split("::", 3)
            kind = kinds.rpartition("$")[2]
            if kind.startswith("aws:") and step["operation"] not in {"same", "refresh"}:
                done.setdefault(f"{kind.removeprefix('aws:')} {name}", set()).add(step["operation"])
        return done

    @property
    def operations(self) -> Counter[str]:
        """How many resources each operation was done to: those of AWS, the components and the stack."""
        return Counter(step["operation"] for step in self.steps if "::pulumi:providers:" not in step["urn"])

    @property
    def said(self) -> str:
        """All that the engine and the program had to say."""
        return "\n".join([*self.messages, self.error or ""])


class Stacks:
    """The stacks of one project, kept in `state`, deployed through the plugin at `plugin_port`."""

    def __init__(self, project: Path, state: Path, cli: Path, plugin_port: int) -> None:
        self.project = project
        self._state = state
        self._made: set[str] = set()
        (state / "backend").mkdir(parents=True)
        self._environment = _environment(state, cli, plugin_port)

    def configure(self, stack: str, **changes: object) -> None:
        """Writes `Pulumi.{stack}.yaml`: CONFIG, with `changes` by their names without namespace."""
        keys = {f"task-reminder:{name}": value for name, value in changes.items()}
        self.configure_fully(stack, {**CONFIG, **keys})

    def configure_fully(self, stack: str, config: Mapping[str, object]) -> None:
        """Writes `Pulumi.{stack}.yaml` with exactly these full keys; the engine's own salt stays."""
        file = self.project / f"Pulumi.{stack}.yaml"
        kept = yaml.safe_load(file.read_text()) if stack in self._made else {}
        file.write_text(yaml.safe_dump({**kept, "config": dict(config)}))

    def run(self, stack: str, operation: str) -> Outcome:
        """An operation that must succeed."""
        outcome = self.attempt(stack, operation)
        assert outcome.error is None, outcome.said
        return outcome

    def attempt(self, stack: str, operation: str) -> Outcome:
        """An operation that may fail."""
        with self.started(stack, operation) as running:
            return running.finish()

    @contextmanager
    def started(self, stack: str, operation: str) -> Iterator["Running"]:
        """An operation that goes on while the test does something; it is ended with the context."""
        file, printed = self._state / "outcome.json", self._state / "printed.txt"
        file.unlink(missing_ok=True)
        new = "old" if stack in self._made else "new"
        self._made.add(stack)
        with printed.open("w") as output:
            process = subprocess.Popen(
                [sys.executable, OPERATION, stack, operation, file, new],
                cwd=self.project,
                env=self._environment,
                stdout=output,
                stderr=output,
            )
        try:
            yield Running(process, file, printed, self._state / "cli.pid")
        finally:
            process.kill()
            process.wait()

    def cli(self, *arguments: str) -> str:
        """What a command of the CLI itself prints; it must succeed."""
        succeeded, printed = self.attempt_cli(*arguments)
        assert succeeded, printed
        return printed

    def attempt_cli(self, *arguments: str) -> tuple[bool, str]:
        """Whether a command of the CLI itself succeeds, and what it prints."""
        command = ["pulumi", "--non-interactive", *arguments]
        done = subprocess.run(
            command, cwd=self.project, env=self._environment, capture_output=True, text=True, check=False
        )
        return done.returncode == 0, done.stdout + done.stderr


@dataclass(frozen=True, slots=True)
class Running:
    """An operation under way: its process, and the files with its outcome, its output and the CLI's process id."""

    process: subprocess.Popen[bytes]
    outcome: Path
    printed: Path
    pid: Path

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal to the CLI, which is the engine, as Ctrl-C in its terminal or the kernel would."""
        os.kill(int(self.pid.read_text()), number)

    def wait_until_it_says(self, text: str) -> None:
        """Returns once the CLI has printed `text`."""
        give_up = time.monotonic() + PATIENCE_SECONDS
        while text not in self.printed.read_text():
            assert time.monotonic() < give_up, self.printed.read_text()
            time.sleep(0.05)

    def finish(self) -> Outcome:
        """Waits for its end."""
        self.process.wait(PATIENCE_SECONDS)
        assert self.outcome.exists(), self.printed.read_text()
        return Outcome(**json.loads(self.outcome.read_text()))


def _environment(state: Path, cli: Path, plugin_port: int) -> dict[str, str]:
    """Nothing of this machine's AWS or Pulumi accounts; the CLI behind a script that notes its process id."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PULUMI_")}
    isolate(environment)
    programs = state / "bin"
    programs.mkdir()
    _write_script(programs / "pulumi", f'echo $$ > "{state}/cli.pid"\nexec "{cli}" "$@"')
    _write_script(programs / "pulumi-language-python", f'exec "{sys.executable}" "{LANGUAGE_HOST}"')
    return environment | {
        "PATH": f"{programs}{os.pathsep}{environment['PATH']}",
        "PULUMI_HOME": str(state / "home"),
        "PULUMI_BACKEND_URL": f"file://{state / 'backend'}",
        "PULUMI_CONFIG_PASSPHRASE": "for tests only",
        "PULUMI_SKIP_UPDATE_CHECK": "true",
        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
        "PULUMI_DEBUG_PROVIDERS": f"aws:{plugin_port}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _write_script(file: Path, commands: str) -> None:
    file.write_text(f"#!/bin/sh\n{commands}\n")
    file.chmod(0o755)
