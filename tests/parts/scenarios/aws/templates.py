"""Fills the payload templates of a state machine: reference paths and intrinsic functions.

Follows https://states-language.net/spec.html#payload-template as far as the definition uses it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

Json = Any
STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]")
"""A step of a path: a member's name or a list index."""

WORD = re.compile(r"\s*('(?:[^'\\]|\\.)*'|-?\d+|true|false|null|[A-Za-z.]+(?=\()|\$[\w$.\[\]]*|[(),])")


class PathMissing(Exception):
    """A path does not exist: `States.ParameterPathFailure` in Step Functions."""


def filled(template: Json, data: Json, context: Json) -> Json:
    """Returns `template` with each member `name.$` replaced by the value of its path or function.

    Raises:
        PathMissing: a path does not exist.
        ValueError: a function or path is not supported here.
    """
    if isinstance(template, list):
        return [filled(part, data, context) for part in template]
    if not isinstance(template, dict):
        return template
    return {
        name.removesuffix(".$"): evaluated(part, data, context)
        if name.endswith(".$")
        else filled(part, data, context)
        for name, part in template.items()
    }


def evaluated(expression: str, data: Json, context: Json) -> Json:
    """Returns the value of a path (`$.a.b`, `$$.a.b`) or of an intrinsic function."""
    words = list(_words(expression))
    value = _value(words, data, context)
    if words:
        raise ValueError(f"{words} is left of {expression}")
    return value


def placed(data: Json, path: str | None, result: Json) -> Json:
    """Returns `data` with `result` as its member at `path`, a top-level one, like ResultPath."""
    if path is None:
        return data
    if path == "$":
        return result
    (name,) = path.removeprefix("$.").split(".")
    return {**data, name: result}


@cache
def _words(expression: str) -> tuple[str, ...]:
    words, at = [], 0
    while at < len(expression):
        found = WORD.match(expression, at)
        if found is None:
            raise ValueError(f"no expression that is known here: {expression}")
        words.append(found[1])
        at = found.end()
    return tuple(words)


def _value(words: list[str], data: Json, context: Json) -> Json:
    word = words.pop(0)
    if word.startswith("$"):
        return _at(context if word.startswith("$$") else data, word)
    if word.startswith("'"):
        return word[1:-1]
    if word in LITERALS:
        return LITERALS[word]
    if word.lstrip("-").isdigit():
        return int(word)
    return _called(word, words, data, context)


def _called(name: str, words: list[str], data: Json, context: Json) -> Json:
    if name not in FUNCTIONS:
        raise ValueError(f"{name} isn't known here")
    arguments = []
    while words.pop(0) != ")":
        arguments.append(_value(words, data, context))
    return FUNCTIONS[name](*arguments)


def _at(value: Json, path: str) -> Json:
    for name, index in STEP.findall(path.lstrip("$")):
        is_in_list = index and isinstance(value, list) and int(index) < len(value)
        if not (is_in_list or (isinstance(value, Mapping) and name in value)):
            raise PathMissing(path)
        value = value[int(index) if index else name]
    return value


def _formatted(template: str, *values: Json) -> str:
    return template.format(*values)


def _merged(one: Json, other: Json, deep: bool) -> Json:
    if deep:
        raise ValueError("States.JsonMerge merges shallowly")
    return one | other


LITERALS = {"true": True, "false": False}
FUNCTIONS: Mapping[str, Callable[..., Json]] = {
    "States.Format": _formatted,
    "States.JsonMerge": _merged,
    "States.Array": lambda *values: list(values),
    "States.ArrayGetItem": lambda array, index: array[index],
    "States.ArrayLength": len,
    "States.ArrayUnique": lambda array: list(dict.fromkeys(array)),
}
