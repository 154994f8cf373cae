"""Evaluates DynamoDB's update expressions, as far as this project uses them.

Reference: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache

from tests.parts.scenarios.aws.dynamodb.tokens import Item, Tokens, Value

Operand = Callable[[Item, Mapping[str, Value]], Value]
Action = Callable[[Item, Item, Mapping[str, Value]], None]
"""Takes the old item, the new item, and the values."""

KEY = ("owner", "id")


class InvalidUpdate(Exception):
    """DynamoDB would return a `ValidationException`."""


def updated(expression: str, names: Mapping[str, str], values: Mapping[str, Value], item: Item) -> Item:
    """Returns the updated item; every operand is read from the old item.

    Raises:
        InvalidUpdate: an operand is missing or of the wrong type, or a key would be changed.
        ValueError: the expression uses a feature that is not supported here.
    """
    after = dict(item)
    for action in _compiled(expression, tuple(names.items())):
        action(item, after, values)
    return after


@lru_cache(maxsize=1000)
def _compiled(expression: str, names: tuple[tuple[str, str], ...]) -> tuple[Action, ...]:
    tokens = Tokens(expression, dict(names))
    actions: list[Action] = []
    written: set[str] = set()
    while tokens.peek:
        clause = tokens.take().upper()
        if clause not in CLAUSES:
            raise ValueError(f"{clause!r} is no clause that is known here")
        while True:
            path = tokens.take_path()
            if path in KEY or path in written:
                raise InvalidUpdate(f"{path} can't be written, or is written twice")
            written.add(path)
            actions.append(CLAUSES[clause](tokens, path))
            if not tokens.take_if(","):
                break
    return tuple(actions)


def _set(tokens: Tokens, path: str) -> Action:
    tokens.take("=")
    operand = _operand(tokens)

    def action(before: Item, after: Item, values: Mapping[str, Value]) -> None:
        after[path] = operand(before, values)

    return action


def _remove(_: Tokens, path: str) -> Action:
    def action(_before: Item, after: Item, _values: Mapping[str, Value]) -> None:
        after.pop(path, None)

    return action


def _add(tokens: Tokens, path: str) -> Action:
    operand = _operand(tokens)

    def action(before: Item, after: Item, values: Mapping[str, Value]) -> None:
        more = operand(before, values)
        after[path] = _added(before.get(path, NOTHING.get(next(iter(more)), {})), more)

    return action


def _delete(tokens: Tokens, path: str) -> Action:
    operand = _operand(tokens)

    def action(before: Item, after: Item, values: Mapping[str, Value]) -> None:
        fewer = operand(before, values)
        if "SS" not in fewer or "SS" not in before.get(path, fewer):
            raise InvalidUpdate("only members of a set can be deleted")
        left = [text for text in before.get(path, {"SS": []})["SS"] if text not in fewer["SS"]]
        after.pop(path, None)
        if left:
            after[path] = {"SS": left}

    return action


CLAUSES = {"SET": _set, "REMOVE": _remove, "ADD": _add, "DELETE": _delete}
NOTHING: Mapping[str, Value] = {"N": {"N": "0"}, "SS": {"SS": []}}
"""The value of a missing attribute for `ADD`, by the type of the operand."""


def _operand(tokens: Tokens) -> Operand:
    if tokens.peek.startswith(":"):
        placeholder = tokens.take()
        return lambda _, values: values[placeholder]
    if tokens.take_if("IF_NOT_EXISTS"):
        tokens.take("(")
        path = tokens.take_path()
        tokens.take(",")
        default = _operand(tokens)
        tokens.take(")")
        return lambda item, values: item[path] if path in item else default(item, values)
    if tokens.take_if("LIST_APPEND"):
        tokens.take("(")
        first = _operand(tokens)
        tokens.take(",")
        then = _operand(tokens)
        tokens.take(")")
        return lambda item, values: {"L": [*first(item, values)["L"], *then(item, values)["L"]]}
    return _attribute(tokens.take_path())


def _attribute(path: str) -> Operand:
    def operand(item: Item, _: Mapping[str, Value]) -> Value:
        if path not in item:
            raise InvalidUpdate(f"the item has no {path}")
        return item[path]

    return operand


def _added(left: Value, right: Value) -> Value:
    if "SS" in left and "SS" in right:
        return {"SS": sorted({*left["SS"], *right["SS"]})}
    if "N" not in left or "N" not in right:
        raise InvalidUpdate("only numbers can be added, and members to a set")
    return {"N": str(Decimal(left["N"]) + Decimal(right["N"]))}
