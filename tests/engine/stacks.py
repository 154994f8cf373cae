"""Manages stacks of a copied project: their config, and commands of the Pulumi CLI."""

import json
import os
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.emulator import REGION
from tests.engine.outcome import Outcome
from tests.patience import PATIENCE_SECONDS
from tools.local.isolation import isolate

CONFIG: Mapping[str, Any] = {
    "aws:region": REGION,
    "task-reminder:senderEmail": "reminders@example.org",
    "task-reminder:smsCountries": ["AU", "GB"],
    "task-reminder:alarmEmail": "operators@example.org",
    "task-reminder:firstUserEmail": "nora@example.org",
    "task-reminder:programClient": True,
    "task-reminder:protectData": False,
}


class Stacks:
    """The stacks of one project, stored in `state`; language host and provider listen at these ports."""

    def __init__(self, project: Path, state: Path, cli: Path, *, host_port: int, plugin_port: int) -> None:
        self.project = project
        self._cli = cli
        self._state = state
        self._created: set[str] = set()
        (state / "backend").mkdir(parents=True)
        self._environment = _environment(state) | {
            "PULUMI_DEBUG_LANGUAGES": f"python:{host_port}",
            "PULUMI_DEBUG_PROVIDERS": f"aws:{plugin_port}",
        }

    def configure(self, stack: str, **changes: object) -> None:
        """Writes `Pulumi.{stack}.yaml`: CONFIG, with `changes` (names without namespace)."""
        keys = {f"task-reminder:{name}": value for name, value in changes.items()}
        self.configure_fully(stack, {**CONFIG, **keys})

    def configure_fully(self, stack: str, config: Mapping[str, object]) -> None:
        """Writes `Pulumi.{stack}.yaml` with exactly these full keys; the engine's own salt is preserved."""
        file = self.project / f"Pulumi.{stack}.yaml"
        previous = yaml.safe_load(file.read_text()) if stack in self._created else {}
        file.write_text(yaml.safe_dump({**previous, "config": dict(config)}))
        if stack not in self._created:
            self.cli("stack", "init", stack, "--no-select")
            self._created.add(stack)

    def deploy(self, stack: str) -> float:
        """Configures a stack and deploys it for the first time; returns the seconds of the `up`."""
        self.configure(stack)
        started = time.monotonic()
        self.run(stack, "up")
        return time.monotonic() - started

    def run(self, stack: str, operation: str) -> Outcome:
        """Runs an operation that must succeed."""
        outcome = self.attempt(stack, operation)
        assert outcome.succeeded, outcome.printed
        return outcome

    def attempt(self, stack: str, operation: str, *, skip_preview: bool = True) -> Outcome:
        """Runs an operation that may fail, with or without the CLI's preview before it."""
        events = self._state / "events.json"
        events.unlink(missing_ok=True)
        options = ["--stack", stack, "--event-log", str(events)]
        if operation != "preview":
            options += ["--yes", *(["--skip-preview"] if skip_preview else [])]
        done = self._run(operation, *options)
        return Outcome.read(events, succeeded=done.returncode == 0, printed=done.stdout)

    def outputs(self, stack: str) -> dict[str, Any]:
        """Returns the outputs of the stack, including secrets."""
        shown = self.cli("stack", "output", "--json", "--show-secrets", "--stack", stack)
        outputs: dict[str, Any] = json.loads(shown)
        return outputs

    def cli(self, *arguments: str) -> str:
        """Runs another command, which must succeed; returns its output."""
        done = self._run(*arguments)
        assert done.returncode == 0, done.stdout
        return done.stdout

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self._cli), "--non-interactive", *arguments],
            cwd=self.project,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=PATIENCE_SECONDS,
        )


def _environment(state: Path) -> dict[str, str]:
    """Returns the environment without this machine's AWS or Pulumi accounts."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PULUMI_")}
    isolate(environment)
    return environment | {
        "GOGC": "400",  # the CLI collects garbage a quarter as often
        "PULUMI_HOME": str(state / "home"),
        "PULUMI_BACKEND_URL": f"file://{state / 'backend'}",
        "PULUMI_CONFIG_PASSPHRASE": "for tests only",
        "PULUMI_SKIP_UPDATE_CHECK": "true",
        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
        "PULUMI_DEBUG_COMMANDS": "true",  # enables --event-log
        "PULUMI_EXPERIMENTAL": "true",  # required by the next one
        "PULUMI_SKIP_CHECKPOINTS": "true",  # writes the state only at the end: saves a third of a first `up`
    }
