"""Refuses what AWS (or pulumi-aws) refuses to make twice and the emulator doesn't."""

from collections.abc import Callable

from botocore.exceptions import ClientError

from local.provider.absence import says_gone


class AlreadyExists(ValueError):
    """A resource that is there already."""


def refuse_existing(what: str, look: Callable[[], object]) -> None:
    """Raise `AlreadyExists`, naming `what`, unless `look` finds nothing."""
    try:
        look()
    except ClientError as error:
        if says_gone(error):
            return
        raise
    raise AlreadyExists(f"{what} already exists")
