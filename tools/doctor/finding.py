"""The result of a check: fine, wrong with the next step, or unknown."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """The result, as it is printed."""

    FINE = "✓"
    WRONG = "✗"
    UNKNOWN = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the report; `next_step` says what to do unless the result is fine.

    `subject` is the check's; a check of several things appends which one, such as the country.
    """

    mark: Mark
    detail: str
    next_step: str | None = None
    subject: str = ""


def fine(detail: str) -> Finding:
    """Returns a finding with nothing to do."""
    return Finding(mark=Mark.FINE, detail=detail)


def wrong(detail: str, next_step: str) -> Finding:
    """Returns a finding that needs action."""
    return Finding(mark=Mark.WRONG, detail=detail, next_step=next_step)


def unknown(detail: str, next_step: str) -> Finding:
    """Returns a finding about something that could not be read."""
    return Finding(mark=Mark.UNKNOWN, detail=detail, next_step=next_step)
