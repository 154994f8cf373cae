"""Evaluates the rules of a Choice state."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from typing import Any

from tests.parts.scenarios.aws.templates import Json, PathMissing, evaluated

COMPARISONS = {
    "StringEquals": operator.eq,
    "BooleanEquals": operator.is_,
    "NumericEquals": operator.eq,
    "NumericGreaterThan": operator.gt,
    "NumericGreaterThanEquals": operator.ge,
    "NumericLessThan": operator.lt,
    "NumericLessThanEquals": operator.le,
}


def is_chosen(rule: Mapping[str, Any], data: Json, context: Json) -> bool:
    """Returns whether the rule matches.

    Raises:
        PathMissing: its variable does not exist.
        KeyError: its comparison is not supported here.
    """
    if "And" in rule:
        return all(is_chosen(part, data, context) for part in rule["And"])
    if "Or" in rule:
        return any(is_chosen(part, data, context) for part in rule["Or"])
    if "Not" in rule:
        return not is_chosen(rule["Not"], data, context)
    if "IsPresent" in rule:
        return _is_present(rule["Variable"], data, context) is rule["IsPresent"]
    ((name, wanted),) = [part for part in rule.items() if part[0] not in {"Variable", "Next"}]
    value = evaluated(rule["Variable"], data, context)
    return type(value) is type(wanted) and bool(COMPARISONS[name](value, wanted))


def _is_present(path: str, data: Json, context: Json) -> bool:
    try:
        evaluated(path, data, context)
    except PathMissing:
        return False
    return True
