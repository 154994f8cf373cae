"""Whom a request is about: whether it had to be refused, and may have been, since the address is marked."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from workflow.reminders.exceptions import InvalidReminder

if TYPE_CHECKING:
    from tests.parts.scenarios.world import World

REFUSED = ["recipient_unavailable"]


class Recipient:
    """The addresses of one request, as they are when it begins; they may pass where no email goes there."""

    def __init__(self, world: World, addresses: Collection[str | None], *, gets_it: bool = True) -> None:
        self._world = world
        self._addresses = [each for each in addresses if each is not None]
        self._began = world.clock()
        self._marked = {
            each: world.outcomes.lifts[each] for each in self._addresses if gets_it and self._is_marked(each)
        }

    def taken(self, reminder_id: str) -> None:
        """The request made a reminder: none of its addresses was marked all the while."""
        for address, lifts in self._marked.items():
            if self._is_marked(address) and lifts == self._world.outcomes.lifts[address]:
                self._world.audit.violation(reminder_id, f"it was made though {address} is marked")

    def explains(self, error: BaseException | None) -> bool:
        """Whether the error is a refusal for a limit, or of an address that may have been marked."""
        if self._world.asking.explains(error, self._began):
            return True
        if not isinstance(error, InvalidReminder) or [each.code for each in error.violations] != REFUSED:
            return False
        return any(self._world.outcomes.may_be_marked(each, self._began) for each in self._addresses)

    def _is_marked(self, address: str) -> bool:
        return self._world.outcomes.is_marked(address)
