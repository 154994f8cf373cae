"""Splits DynamoDB's expressions into words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

WORD = re.compile(r"\s*(?:([#:]?[A-Za-z_][A-Za-z0-9_]*)|(<>|<=|>=|[=<>(),.+-]))")


Path = tuple[str, ...]


class Tokens:
    """The words of one expression, with its `#placeholders` replaced by `names`."""

    def __init__(self, expression: str, names: Mapping[str, str]) -> None:
        self._words = self._split(expression)
        self._names = names
        self._next = 0

    @staticmethod
    def _split(expression: str) -> list[str]:
        words, at = [], 0
        text = expression.rstrip()
        while at < len(text):
            found = WORD.match(text, at)
            if found is None:
                raise ValueError(f"no expression of DynamoDB that is known here: {text[at:]}")
            words.append(found[1] or found[2])
            at = found.end()
        return words

    @property
    def peek(self) -> str:
        """Returns the next word; empty at the end."""
        return self._words[self._next] if self._next < len(self._words) else ""

    @property
    def peek_keyword(self) -> str:
        """Returns the next word in capitals, like keywords and functions."""
        return self.peek.upper()

    def take(self, expected: str | None = None) -> str:
        """Consumes and returns the next word, which must be `expected` if given (a keyword in capitals)."""
        word = self.peek
        if not word or (expected is not None and word.upper() != expected):
            raise ValueError(f"an expression has {word!r} where {expected or 'more'} is due")
        self._next += 1
        return word

    def take_if(self, expected: str) -> bool:
        """Consumes the next word if it is the expected one; returns whether it was."""
        if self.peek_keyword != expected:
            return False
        self._next += 1
        return True

    def take_path(self) -> str:
        """Consumes the name of a top-level attribute."""
        word = self.take()
        if word.startswith("#"):
            return self._names[word]
        if word.startswith(":") or not word[0].isalpha():
            raise ValueError(f"{word!r} is no attribute")
        return word

    def take_nested_path(self) -> Path:
        """Consumes the path of an attribute, which may be nested in maps."""
        path = [self.take_path()]
        while self.take_if("."):
            path.append(self.take_path())
        return tuple(path)

    def at_end(self) -> None:
        """Raises an error unless all words were consumed."""
        if self.peek:
            raise ValueError(f"{self.peek!r} is left of an expression")


Value = dict[str, Any]
Item = dict[str, Value]
