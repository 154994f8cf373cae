"""All tests, grouped by what they need: `unit`, `parts`, `system`, `engine`."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The project's folder."""
