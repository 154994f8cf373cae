"""Items of reminders as former versions wrote them: each file was written by that version's own code."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FILES = sorted(Path(__file__).parent.glob("*.json"))
"""A file a version; a version that writes other items than the last one adds its own."""


def former_items() -> dict[str, dict[str, Mapping[str, Any]]]:
    """The items by version and kind, all of the owner nora's: made at 2026-11-23T08:00:00Z."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FILES}
