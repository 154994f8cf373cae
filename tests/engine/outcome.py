"""What an operation of the Pulumi engine did, read from the engine's own log of events."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NOT_A_CHANGE = {"same", "refresh"}


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
        steps: list[dict[str, Any]] = []
        looked_at: set[str] = set()
        for event in map(json.loads, lines):
            if "resourcePreEvent" in event:
                steps.append(event["resourcePreEvent"]["metadata"])
            found = event.get("resOutputsEvent", {}).get("metadata", {})
            if found.get("urn") in looked_at:
                steps.append(found)
            if "resourcePreEvent" in event and steps[-1]["op"] == "refresh":
                looked_at.add(steps[-1]["urn"])  # what was found there comes with its outputs
        return cls(succeeded, printed, steps)

    @property
    def said(self) -> str:
        """All that was printed, in one line."""
        return " ".join(self.printed.split())

    @property
    def touched(self) -> dict[str, set[str]]:
        """What was done to each resource of AWS that didn't stay the same, by its type and name."""
        done: dict[str, set[str]] = {}
        for step in self.steps:
            _, _, kinds, name = step["urn"].split("::", 3)
            kind = kinds.rpartition("$")[2]
            if kind.startswith("aws:") and step["op"] not in NOT_A_CHANGE:
                done.setdefault(f"{kind.removeprefix('aws:')} {name}", set()).add(step["op"])
        return done

    @property
    def operations(self) -> Counter[str]:
        """How many resources each operation was done to: those of AWS, the components and the stack."""
        return Counter(step["op"] for step in self.steps if "::pulumi:providers:" not in step["urn"])
