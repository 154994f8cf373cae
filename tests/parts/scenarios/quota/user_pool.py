"""A user pool whose only user, the owner, has a verified address that may change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.clock import Clock
from tests.parts.scenarios.aws.clients import user_pool
from tests.parts.scenarios.invocation import Invocation
from workflow.storage.addresses import Addresses, UserPoolAddresses

OWN = "noah@example.org"
"""Scenarios also send to it: the owner's requests lift its suppressions."""

VERIFIED = (OWN, OWN, OWN.title(), None)
"""The addresses that the owner may have; None means that none is verified."""

ATTEMPTS = 1


class UserPool:
    """A pool with one owner, as `admin_get_user` returns it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._had: list[tuple[datetime, str | None]] = [(datetime.min.replace(tzinfo=UTC), None)]

    def verify(self, address: str | None) -> None:
        """Changes or removes the owner's verified address."""
        self._had.append((self._clock(), address))

    def names(self, asked_at: datetime) -> set[str | None]:
        """Returns the possible creators of a reminder created then: addresses of that day or the day before.

        None means that the address could not be read.
        """
        midnight = asked_at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        since = midnight - timedelta(days=1)
        first = [address for at, address in self._had if at <= since][-1]
        return {None, first} | {address for at, address in self._had if since < at <= asked_at}

    def admin_get_user(self, **_: str) -> Mapping[str, Any]:
        """Returns the owner's attributes like Cognito."""
        address = self._had[-1][1]
        verified = "false" if address is None else "true"
        attributes = {"email": address or OWN, "email_verified": verified}
        return {"UserAttributes": [{"Name": name, "Value": value} for name, value in attributes.items()]}

    def read_by(self, invocation: Invocation) -> Addresses:
        """Returns a reader of the addresses that uses the calls of an invocation."""
        return UserPoolAddresses("pool", lambda: user_pool(self, invocation, ATTEMPTS))
