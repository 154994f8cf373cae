"""Provides items of reminders as earlier versions wrote them: each file was written by its version's code."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FILES = sorted(Path(__file__).parent.glob("*.json"))
"""One file per version; a version that writes different items adds its own."""


def former_items() -> dict[str, dict[str, Mapping[str, Any]]]:
    """Returns the items by version and kind, all of the owner nora, created at 2026-11-23T08:00:00Z."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FILES}
