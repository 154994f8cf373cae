"""Refuses what AWS (or pulumi-aws) refuses to make twice and the emulator doesn't."""

from collections.abc import Callable

from botocore.exceptions import ClientError


class AlreadyExists(ValueError):
    """A resource that is there already."""


def refuse_existing(what: str, look: Callable[[], object]) -> None:
    """Raise `AlreadyExists`, naming `what`, unless `look` finds nothing: botocore's error with status 404."""
    try:
        look()
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
            return
        raise
    raise AlreadyExists(f"{what} already exists")
