"""Who asks for reminders, by a name that their recipients know: an email address, or a program's name."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from workflow.storage.addresses import Addresses
from workflow.storage.errors import StoreUnavailable
from workflow.storage.quota import NO_ADDRESS, QuotaStore

log = logging.getLogger(__name__)


class Askers:
    """The owners of one stack. Users' addresses are read once a day, and kept with the day's counts.

    `programs` are the owners that are programs, each with the name that the stack gives it, if any.
    """

    def __init__(self, quota: QuotaStore, addresses: Addresses, programs: Mapping[str, str | None]) -> None:
        self._quota = quota
        self._addresses = addresses
        self._programs = programs

    def is_program(self, owner: str) -> bool:
        """Whether the owner is a program of the stack."""
        return owner in self._programs

    def named(self, owner: str, now: datetime, kept: str | None) -> str | None:
        """What the owner is called at `now`; None where that isn't known, or can't be read just now.

        `kept` is the address that the owner's day has.
        """
        if self.is_program(owner):
            return self._programs[owner]
        try:
            return self.address(owner, now, kept)
        except StoreUnavailable as error:
            log.warning("address not read", extra={"error": str(error)})
            return None

    def address(self, owner: str, now: datetime, kept: str | None) -> str | None:
        """The user's verified address, None where there is none; yesterday's where today's can't be read.

        Raises:
            StoreUnavailable: neither can be read.
        """
        if kept is None:
            kept = self._read(owner, now)
        return None if kept == NO_ADDRESS else kept

    def _read(self, owner: str, now: datetime) -> str:
        try:
            address = self._addresses.verified(owner) or NO_ADDRESS
        except StoreUnavailable:
            former = self._quota.day(owner, now - timedelta(days=1)).address
            if former is None:
                raise
            return former
        self._keep(owner, now, address)
        return address

    def _keep(self, owner: str, now: datetime, address: str) -> None:
        """Keeps what was read; where that fails, it is read again next time."""
        try:
            self._quota.keep_address(owner, now, address)
        except StoreUnavailable as error:
            log.warning("address not kept", extra={"error": str(error)})
