"""Checks recipients against a stack's list of allowed ones."""

from collections.abc import Sequence

SIMULATOR = "success@simulator.amazonses.com"
"""Is always allowed, so that the examples work everywhere: nobody reads its mail.

https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html
"""


def is_same_address(one: str, other: str) -> bool:
    """Returns whether two addresses are equal ignoring case, as user pools compare them."""
    return one.lower() == other.lower()


def is_email_allowed(address: str, allowed: Sequence[str]) -> bool:
    """Returns whether the domain of `address`, as stored, is in `allowed`.

    A domain does not include its subdomains.
    """
    return address == SIMULATOR or address.rpartition("@")[2] in allowed


def is_phone_allowed(number: str, allowed: Sequence[str]) -> bool:
    """Returns whether `number` (E.164) begins with one of the prefixes in `allowed`."""
    return any(number.startswith(each) for each in allowed)
