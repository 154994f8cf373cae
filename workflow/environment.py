"""Settings of a Lambda function as environment variables, written by `infra`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Self, get_type_hints

MOST_DAYS = 3653
"""Ten years."""


@dataclass(frozen=True, slots=True)
class Variable:
    """The environment variable of a field: its name, and how to parse and format the value.

    `read` raises ValueError with the rule that the text violates.
    """

    name: str
    read: Callable[[str], Any] = str
    write: Callable[[Any], Any] = lambda value: value
    may_be_empty: bool = False

    def value(self, environment: Mapping[str, str]) -> Any:  # noqa: ANN401  # of the field's type
        """Returns the field's value; raises ValueError with the variable's name if missing or malformed."""
        text = environment.get(self.name)
        if text is None or not (text or self.may_be_empty):
            raise ValueError(f"{self.name} is not set")
        try:
            return self.read(text)
        except ValueError as error:
            raise ValueError(f"{self.name} {error}") from error


class Environment:
    """Base class for a function's settings: a frozen dataclass whose fields are annotated with `Variable`."""

    __slots__ = ()

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Self:
        """Reads the settings from `environment`.

        Raises:
            ValueError: a variable is missing or malformed; the message names it.
        """
        return cls(**{field: variable.value(environment) for field, variable in cls._variables().items()})

    def variables(self) -> dict[str, Any]:
        """Returns the variables by name; Pulumi outputs are passed through unchanged.

        Raises:
            ValueError: the function would reject a value; the message names the variable.
        """
        written = {each.name: each.write(getattr(self, field)) for field, each in self._variables().items()}
        for variable in self._variables().values():
            if isinstance(written[variable.name], str):
                variable.value(written)
        return written

    @classmethod
    def _variables(cls) -> dict[str, Variable]:
        hints = get_type_hints(cls, include_extras=True)
        return {field: hint.__metadata__[0] for field, hint in hints.items()}


def matching(name: str, pattern: str, rule: str) -> Variable:
    """Returns a variable whose text must match a regular expression; `rule` describes it."""
    return Variable(name, lambda text: _matched(text, pattern, rule))


def number(name: str, most: int) -> Variable:
    """Returns a variable for a whole number from 1 to `most`."""
    return Variable(name, lambda text: _number(text, most), str)


def days(name: str) -> Variable:
    """Returns a variable for a duration in whole days, from 1 to `MOST_DAYS`."""
    return Variable(
        name, lambda text: timedelta(days=_number(text, MOST_DAYS)), lambda duration: str(duration.days)
    )


def comma_separated(name: str, pattern: str, rule: str) -> Variable:
    """Returns a variable for a comma-separated list, perhaps empty; each text must match, as `rule` says."""

    def read(text: str) -> tuple[str, ...]:
        parts = (each for each in text.split(",") if each)
        return tuple(_matched(each, pattern, f"{rule}, with commas between them") for each in parts)

    return Variable(name, read, ",".join, may_be_empty=True)


def _matched(text: str, pattern: str, rule: str) -> str:
    if not re.fullmatch(pattern, text):
        raise ValueError(f"must be {rule}")
    return text


def _number(text: str, most: int) -> int:
    if not re.fullmatch("[1-9][0-9]{0,6}", text) or int(text) > most:
        raise ValueError(f"must be a whole number, 1 to {most}")
    return int(text)
