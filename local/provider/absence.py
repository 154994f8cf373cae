"""Knows the errors by which AWS says that a resource isn't there."""

from botocore.exceptions import ClientError


class Gone(LookupError):
    """A resource that AWS no longer lists."""


def says_gone(error: Exception) -> bool:
    """Whether the error means that what was asked for doesn't exist: status 404, or a code that says so."""
    if isinstance(error, Gone):
        return True
    if not isinstance(error, ClientError):
        return False
    code = error.response["Error"]["Code"]
    status = error.response["ResponseMetadata"]["HTTPStatusCode"]
    return status == 404 or code.endswith(("NotFoundException", "DoesNotExist")) or code.startswith("NoSuch")
