"""What an operation of the Pulumi engine did, read from the engine's own log of events."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """The steps (`op` and `urn` among their members) and all that was printed."""

    succeeded: bool
    printed: str
    steps: list[dict[str, Any]]

    @classmethod
    def read(cls, events: Path, *, succeeded: bool, printed: str) -> "Outcome":
        """The outcome in a log of events; there is none when the engine refused to begin."""
        lines = events.read_text().splitlines() if events.exists() else []
        found = [json.loads(line).get("resourcePreEvent") for line in lines]
        steps = [event["metadata"] for event in found if event is not None]
        return cls(succeeded, printed, steps)

    @property
    def one_line(self) -> str:
        """All that was printed, in one line."""
        return " ".join(self.printed.split())

    @property
    def touched(self) -> dict[str, set[str]]:
        """What was done to each resource of AWS that didn't stay the same, by its type and name."""
        done: dict[str, set[str]] = {}
        for step in self.steps:
            _, _, kinds, name = step["urn"].split("::", 3)
            kind = kinds.rpartition("$")[2]
            if kind.startswith("aws:") and step["op"] != "same":
                done.setdefault(f"{kind.removeprefix('aws:')} {name}", set()).add(step["op"])
        return done

    @property
    def operations(self) -> Counter[str]:
        """How many resources each operation was done to: those of AWS, the components and the stack."""
        return Counter(step["op"] for step in self.steps if "::pulumi:providers:" not in step["urn"])
