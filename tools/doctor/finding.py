"""What the doctor found about one thing: fine, wrong with the next step, or not to be seen."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How it stands, as it is printed."""

    FINE = "✓"
    WRONG = "✗"
    UNKNOWN = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the report; `next_step` is what to do where it isn't fine.

    `subject` is that of the check, and after it what a check of several things says of each, as the country.
    """

    mark: Mark
    detail: str
    next_step: str | None = None
    subject: str = ""


def fine(detail: str) -> Finding:
    """Nothing to do."""
    return Finding(mark=Mark.FINE, detail=detail)


def wrong(detail: str, next_step: str) -> Finding:
    """Something to do."""
    return Finding(mark=Mark.WRONG, detail=detail, next_step=next_step)


def unknown(detail: str, next_step: str) -> Finding:
    """The account does not let it be seen."""
    return Finding(mark=Mark.UNKNOWN, detail=detail, next_step=next_step)
