"""Reads the result of a Pulumi operation from the engine's own event log."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """The steps (`op` and `urn` among their members) and all output."""

    succeeded: bool
    printed: str
    steps: list[dict[str, Any]]

    @classmethod
    def read(cls, events: Path, *, succeeded: bool, printed: str) -> "Outcome":
        """Reads the result from an event log; there is none if the engine refused to start."""
        lines = events.read_text().splitlines() if events.exists() else []
        found = [json.loads(line).get("resourcePreEvent") for line in lines]
        steps = [event["metadata"] for event in found if event is not None]
        return cls(succeeded, printed, steps)

    @property
    def one_line(self) -> str:
        """Returns all output in one line."""
        return " ".join(self.printed.split())

    @property
    def touched(self) -> dict[str, set[str]]:
        """Returns the operation for each changed resource of AWS, by its type and name."""
        done: dict[str, set[str]] = {}
        for step in self.steps:
            _, _, kinds, name = step["urn"].split("::", 3)
            kind = kinds.rpartition("$")[2]
            if kind.startswith("aws:") and step["op"] != "same":
                done.setdefault(f"{kind.removeprefix('aws:')} {name}", set()).add(step["op"])
        return done

    @property
    def operations(self) -> Counter[str]:
        """Returns the number of resources per operation: those of AWS, the components and the stack."""
        return Counter(step["op"] for step in self.steps if "::pulumi:providers:" not in step["urn"])
