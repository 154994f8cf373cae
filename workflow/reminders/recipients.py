"""Whom reminders may be sent to, where a stack sends to some only."""

from collections.abc import Sequence

SIMULATOR = "success@simulator.amazonses.com"
"""Passes every list: it has no reader, and the examples work everywhere.

https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html
"""


def is_same_address(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing but capitals, which user pools take for the same too."""
    return one.lower() == other.lower()


def may_be_mailed(address: str, allowed: Sequence[str]) -> bool:
    """Whether `address`, as it is kept, has one of the domains in `allowed`.

    A domain does not stand for those below it.
    """
    return address == SIMULATOR or address.rpartition("@")[2] in allowed


def may_be_texted(number: str, allowed: Sequence[str]) -> bool:
    """Whether `number` (E.164) begins as one of those in `allowed`."""
    return any(number.startswith(each) for each in allowed)
