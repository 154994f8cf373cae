"""Whether a record is still at a version that a change is meant for."""

from collections.abc import Container
from typing import Protocol

from workflow.reminders.exceptions import StaleVersion


class Versioned(Protocol):
    """A record of an owner's."""

    @property
    def version(self) -> int:
        """Which one its owner sees, from 1 on."""


def check_version(seen: Versioned, if_match: Container[int] | None) -> None:
    """Raises `StaleVersion` where the version of `seen` is not in `if_match`; None allows any."""
    if if_match is not None and seen.version not in if_match:
        raise StaleVersion(seen.version)
