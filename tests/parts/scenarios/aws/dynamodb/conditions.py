"""Evaluates DynamoDB's condition and key expressions, as far as this project uses them.

Reference: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from tests.parts.scenarios.aws.dynamodb.tokens import Item, Path, Tokens, Value

Condition = Callable[[Item, Mapping[str, Value]], bool]
Operand = Callable[[Item, Mapping[str, Value]], Value | None]

COMPARATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
ORDERED = {"S", "N", "B"}


def holds(expression: str, names: Mapping[str, str], values: Mapping[str, Value], item: Item) -> bool:
    """Returns whether `item` (empty if there is none) fulfils the condition.

    Raises:
        ValueError: the expression uses a feature that is not supported here.
        KeyError: a placeholder has no name or no value.
    """
    return _compiled(expression, tuple(names.items()))(item, values)


@lru_cache(maxsize=1000)
def _compiled(expression: str, names: tuple[tuple[str, str], ...]) -> Condition:
    tokens = Tokens(expression, dict(names))
    condition = _either(tokens)
    tokens.at_end()
    return condition


def _either(tokens: Tokens) -> Condition:
    parts = [_all(tokens)]
    while tokens.take_if("OR"):
        parts.append(_all(tokens))
    return parts[0] if len(parts) == 1 else lambda item, values: any(part(item, values) for part in parts)


def _all(tokens: Tokens) -> Condition:
    parts = [_negated(tokens)]
    while tokens.take_if("AND"):
        parts.append(_negated(tokens))
    return parts[0] if len(parts) == 1 else lambda item, values: all(part(item, values) for part in parts)


def _negated(tokens: Tokens) -> Condition:
    if tokens.take_if("NOT"):
        part = _negated(tokens)
        return lambda item, values: not part(item, values)
    return _single(tokens)


def _single(tokens: Tokens) -> Condition:
    if tokens.take_if("("):
        inner = _either(tokens)
        tokens.take(")")
        return inner
    if tokens.peek_keyword in {"ATTRIBUTE_EXISTS", "ATTRIBUTE_NOT_EXISTS"}:
        return _existence(tokens)
    if tokens.take_if("CONTAINS"):
        return _containing(tokens)
    left = _operand(tokens)
    if tokens.take_if("BETWEEN"):
        return _range(tokens, left)
    return _membership(tokens, left) if tokens.take_if("IN") else _comparison(tokens, left)


def _existence(tokens: Tokens) -> Condition:
    wanted = tokens.take().upper() == "ATTRIBUTE_EXISTS"
    tokens.take("(")
    path = tokens.take_path()
    tokens.take(")")
    return lambda item, _: (path in item) is wanted


def _containing(tokens: Tokens) -> Condition:
    """Compiles `contains` for a string set, the only supported type."""
    tokens.take("(")
    texts = _operand(tokens)
    tokens.take(",")
    text = _operand(tokens)
    tokens.take(")")

    def contains(item: Item, values: Mapping[str, Value]) -> bool:
        whole, part = texts(item, values), text(item, values)
        return whole is not None and part is not None and part.get("S") in whole.get("SS", [])

    return contains


def _membership(tokens: Tokens, left: Operand) -> Condition:
    tokens.take("(")
    choices = [_operand(tokens)]
    while tokens.take_if(","):
        choices.append(_operand(tokens))
    tokens.take(")")
    return lambda item, values: any(
        _compare("=", left(item, values), choice(item, values)) for choice in choices
    )


def _range(tokens: Tokens, left: Operand) -> Condition:
    first = _operand(tokens)
    tokens.take("AND")
    last = _operand(tokens)
    return lambda item, values: (
        _compare(">=", left(item, values), first(item, values))
        and _compare("<=", left(item, values), last(item, values))
    )


def _comparison(tokens: Tokens, left: Operand) -> Condition:
    comparator = tokens.take()
    if comparator not in COMPARATORS:
        raise ValueError(f"{comparator!r} is no comparator that is known here")
    right = _operand(tokens)
    return lambda item, values: _compare(comparator, left(item, values), right(item, values))


def _operand(tokens: Tokens) -> Operand:
    if tokens.peek.startswith(":"):
        placeholder = tokens.take()
        return lambda _, values: values[placeholder]
    if tokens.take_if("SIZE"):
        return _size(tokens)
    path = tokens.take_nested_path()
    return lambda item, _: _at(item, path)


def _at(item: Item, path: Path) -> Value | None:
    """Returns the value at a path; none if a part of the path is not a map."""
    first, *rest = path
    found = item.get(first)
    return found if found is None or not rest else _at(found.get("M", {}), tuple(rest))


def _size(tokens: Tokens) -> Operand:
    """Returns the size of a string set, the only supported type."""
    tokens.take("(")
    path = tokens.take_path()
    tokens.take(")")
    return lambda item, _: {"N": str(len(item[path]["SS"]))} if path in item else None


def _compare(comparator: str, left: Value | None, right: Value | None) -> bool:
    if left is None or right is None:
        return False
    (left_type, left_value), (right_type, right_value) = _typed(left), _typed(right)
    if left_type != right_type or (comparator != "=" and left_type not in ORDERED):
        return False
    return COMPARATORS[comparator](left_value, right_value)


def _typed(value: Value) -> tuple[str, Any]:
    ((kind, content),) = value.items()
    return kind, Decimal(content) if kind == "N" else content
