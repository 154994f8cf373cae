"""The owner's verified address in a scenario, which may change, and what asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.clock import Clock
from tests.parts.scenarios.aws.clients import user_pool
from tests.parts.scenarios.invocation import Invocation
from workflow.storage.addresses import Addresses, UserPoolAddresses

OWN = "noah@example.org"
"""One of those that scenarios write to: its stops are lifted where its owner asks."""

VERIFIED = (OWN, OWN, OWN.title(), None)
"""The addresses that the owner may have, None where none is verified."""

ATTEMPTS = 1


class UserPool:
    """The pool with the one owner, as `admin_get_user` shows it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._had: list[tuple[datetime, str | None]] = [(datetime.min.replace(tzinfo=UTC), None)]

    def verify(self, address: str | None) -> None:
        """The owner has another verified address, or none, from now on."""
        self._had.append((self._clock(), address))

    def names(self, asked_at: datetime) -> set[str | None]:
        """What a reminder may say of who asked for it then: an address of that day, or of the day before.

        None stands where the address could not be read.
        """
        midnight = asked_at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        since = midnight - timedelta(days=1)
        first = [address for at, address in self._had if at <= since][-1]
        return {None, first} | {address for at, address in self._had if since < at <= asked_at}

    def admin_get_user(self, **_: str) -> Mapping[str, Any]:
        """The owner's attributes, as Cognito has them."""
        address = self._had[-1][1]
        verified = "false" if address is None else "true"
        attributes = {"email": address or OWN, "email_verified": verified}
        return {"UserAttributes": [{"Name": name, "Value": value} for name, value in attributes.items()]}

    def read_by(self, invocation: Invocation) -> Addresses:
        """The addresses, read by the calls of an invocation."""
        return UserPoolAddresses("pool", lambda: user_pool(self, invocation, ATTEMPTS))
