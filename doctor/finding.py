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
    """One line of the report; `next_step` is what to do where it isn't fine."""

    mark: Mark
    subject: str
    detail: str
    next_step: str | None = None


def fine(subject: str, detail: str) -> Finding:
    """Nothing to do."""
    return Finding(mark=Mark.FINE, subject=subject, detail=detail)


def wrong(subject: str, detail: str, next_step: str) -> Finding:
    """Something to do."""
    return Finding(mark=Mark.WRONG, subject=subject, detail=detail, next_step=next_step)


def unknown(subject: str, detail: str, next_step: str) -> Finding:
    """The account does not let it be seen."""
    return Finding(mark=Mark.UNKNOWN, subject=subject, detail=detail, next_step=next_step)
