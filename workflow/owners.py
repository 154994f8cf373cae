"""Resolves an owner to what recipients know: a user's verified email address or a program's name."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from workflow.storage.addresses import Addresses
from workflow.storage.errors import StoreUnavailable
from workflow.storage.quota import NO_ADDRESS, QuotaStore

log = logging.getLogger(__name__)


class Owners:
    """The owners of one stack. A user's address is read once a day and cached with the day's counts.

    `programs` maps the owners that are programs to their configured names, if any.
    """

    def __init__(self, quota: QuotaStore, addresses: Addresses, programs: Mapping[str, str | None]) -> None:
        self._quota = quota
        self._addresses = addresses
        self._programs = programs

    def is_program(self, owner: str) -> bool:
        """Returns whether the owner is a program of the stack."""
        return owner in self._programs

    def display_name(self, owner: str, now: datetime, cached: str | None) -> str | None:
        """Returns the owner's display name at `now`; None if it is unknown or can't be read at the moment.

        `cached` is the address cached in the owner's item for the day.
        """
        if self.is_program(owner):
            return self._programs[owner]
        try:
            return self.verified_address(owner, now, cached)
        except StoreUnavailable as error:
            log.warning("address not read", extra={"error": str(error)})
            return None

    def verified_address(self, owner: str, now: datetime, cached: str | None) -> str | None:
        """Returns the user's verified address or None; if it can't be read, the one cached yesterday.

        Raises:
            StoreUnavailable: neither can be read.
        """
        if cached is None:
            cached = self._read(owner, now)
        return None if cached == NO_ADDRESS else cached

    def _read(self, owner: str, now: datetime) -> str:
        try:
            address = self._addresses.verified(owner) or NO_ADDRESS
        except StoreUnavailable:
            former = self._quota.day(owner, now - timedelta(days=1)).address
            if former is None:
                raise
            return former
        self._cache(owner, now, address)
        return address

    def _cache(self, owner: str, now: datetime, address: str) -> None:
        """Caches the address; if that fails, the next request reads it again."""
        try:
            self._quota.keep_address(owner, now, address)
        except StoreUnavailable as error:
            log.warning("address not kept", extra={"error": str(error)})
