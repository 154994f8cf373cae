"""Evaluates the rules of a Choice state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.parts.scenarios.aws.templates import Json, evaluated


def is_chosen(rule: Mapping[str, Any], data: Json, context: Json) -> bool:
    """Returns whether the rule matches.

    Raises:
        PathMissing: its variable does not exist.
        KeyError: its comparison is not supported here.
    """
    if "And" in rule:
        return all(is_chosen(part, data, context) for part in rule["And"])
    return bool(evaluated(rule["Variable"], data, context) == rule["StringEquals"])
