"""Checks a record's version against the versions that a request accepts."""

from collections.abc import Container
from typing import Protocol

from workflow.reminders.exceptions import StaleVersion


class Versioned(Protocol):
    """A record with a version."""

    @property
    def version(self) -> int:
        """The version that the owner sees, from 1."""


def check_version(current: Versioned, if_match: Container[int] | None) -> None:
    """Raises `StaleVersion` if the version of `current` is not in `if_match`; None accepts any."""
    if if_match is not None and current.version not in if_match:
        raise StaleVersion(current.version)
