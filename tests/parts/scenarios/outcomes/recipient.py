"""Tracks whether a request must be, or may be, rejected because its address is suppressed."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from workflow.reminders.exceptions import InvalidReminder

if TYPE_CHECKING:
    from tests.parts.scenarios.world import World

REFUSED = ["recipient_unavailable"]


class Recipient:
    """The addresses of one request when it begins; they don't matter if no email is sent to them."""

    def __init__(self, world: World, addresses: Collection[str | None], *, gets_it: bool = True) -> None:
        self._world = world
        self._addresses = [each for each in addresses if each is not None]
        self._began = world.clock()
        self._marked = {
            each: world.outcomes.lifts[each] for each in self._addresses if gets_it and self._is_marked(each)
        }

    def taken(self, reminder_id: str) -> None:
        """Checks that a request that created a reminder had an address without suppression at some moment."""
        for address, lifts in self._marked.items():
            if self._is_marked(address) and lifts == self._world.outcomes.lifts[address]:
                self._world.audit.violation(reminder_id, f"it was created although {address} is suppressed")

    def explains(self, error: BaseException | None) -> bool:
        """Returns whether the error is a reached limit, or an address that may have been suppressed."""
        if self._world.quota.explains(error, self._began):
            return True
        if not isinstance(error, InvalidReminder) or [each.code for each in error.violations] != REFUSED:
            return False
        return any(self._world.outcomes.may_be_marked(each, self._began) for each in self._addresses)

    def _is_marked(self, address: str) -> bool:
        return self._world.outcomes.is_marked(address)
