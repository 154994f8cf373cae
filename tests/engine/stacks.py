"""Stacks of a copied project: their config, and operations of the real engine on them."""

import json
import os
import subprocess
import sys
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
        self.backend = state / "backend"
        self.backend.mkdir(parents=True)
        self._state = state
        self._environment = _environment(state, cli, plugin_port)

    def configure(self, stack: str, **changes: object) -> None:
        """Writes `Pulumi.{stack}.yaml`: CONFIG with `changes` by their names without namespace; None is none."""
        keys = {f"task-reminder:{name}": value for name, value in changes.items()}
        self.configure_fully(
            stack, {key: value for key, value in {**CONFIG, **keys}.items() if value is not None}
        )

    def configure_fully(self, stack: str, config: Mapping[str, object]) -> None:
        """Writes `Pulumi.{stack}.yaml` with exactly these full keys."""
        file = self.project / f"Pulumi.{stack}.yaml"
        kept = yaml.safe_load(file.read_text()) if (self._state / f"made-{stack}").exists() else {}
        file.write_text(yaml.safe_dump({**kept, "config": dict(config)}))

    def run(self, stack: str, operation: str, **options: object) -> Outcome:
        """An operation that must succeed."""
        outcome = self.attempt(stack, operation, **options)
        assert outcome.error is None, outcome.said
        return outcome

    def attempt(self, stack: str, operation: str, **options: object) -> Outcome:
        """An operation that may fail."""
        with self.started(stack, operation, **options) as running:
            return running.finish()

    @contextmanager
    def started(self, stack: str, operation: str, **options: object) -> Iterator["Running"]:
        """An operation that goes on while the test does something; it is ended with the context."""
        made = self._state / f"made-{stack}"
        file = self._state / "outcome.json"
        file.unlink(missing_ok=True)
        arguments = json.dumps({**options, "select": made.exists()})
        made.touch()
        process = subprocess.Popen(
            [sys.executable, OPERATION, stack, operation, file, arguments],
            cwd=self.project,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            yield Running(process, file, self._state / "cli.pid")
        finally:
            process.kill()
            process.communicate()

    def cli(self, *arguments: str) -> str:
        """What a command of the CLI itself prints; it must succeed."""
        done = subprocess.run(
            ["pulumi", "--non-interactive", *arguments],
            cwd=self.project,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@dataclass(frozen=True, slots=True)
class Running:
    """An operation under way."""

    process: subprocess.Popen[str]
    file: Path
    pid_file: Path

    @property
    def cli_pid(self) -> int:
        """The process of the CLI, which is the engine."""
        return int(self.pid_file.read_text())

    def finish(self) -> Outcome:
        """Waits for its end."""
        printed, _ = self.process.communicate(timeout=120)
        assert self.file.exists(), printed
        return Outcome(**json.loads(self.file.read_text()))


def _environment(state: Path, cli: Path, plugin_port: int) -> dict[str, str]:
    """Nothing of this machine's AWS or Pulumi accounts; the CLI behind a script that notes its process id."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PULUMI_")}
    isolate(environment)
    script = state / "bin" / "pulumi"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\necho $$ > "{state}/cli.pid"\nexec "{cli}" "$@"\n')
    script.chmod(0o755)
    return environment | {
        "PATH": f"{script.parent}{os.pathsep}{environment['PATH']}",
        "PULUMI_HOME": str(state / "home"),
        "PULUMI_BACKEND_URL": f"file://{state / 'backend'}",
        "PULUMI_CONFIG_PASSPHRASE": "for tests only",
        "PULUMI_SKIP_UPDATE_CHECK": "true",
        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
        "PULUMI_DEBUG_PROVIDERS": f"aws:{plugin_port}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
