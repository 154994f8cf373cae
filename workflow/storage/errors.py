"""Classifies AWS errors: the only place that decides which are transient."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError

# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
# https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/CommonErrors.html
_TRANSIENT = frozenset(
    {
        "InternalServerError",
        "ItemCollectionSizeLimitExceededException",
        "LimitExceededException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestTimeout",
        "ServiceUnavailable",
        "ThrottlingException",
        "TransactionConflictException",
    }
)


class StoreUnavailable(Exception):
    """AWS throttled, failed or did not respond: a read may be repeated, a write may have succeeded."""


def permanent_error(error: ClientError | BotoCoreError) -> ClientError:
    """Returns `error` if it is permanent: a failed condition, or a defect in this code.

    Raises:
        StoreUnavailable: AWS throttled, responded with 5xx, or did not respond.
    """
    if isinstance(error, BotoCoreError) or _is_transient(error):
        raise StoreUnavailable(error_name(error)) from error
    return error


@contextmanager
def aws_errors() -> Iterator[None]:
    """Raises `StoreUnavailable` for transient AWS errors in the block; see `permanent_error`."""
    try:
        yield
    except (ClientError, BotoCoreError) as error:
        raise permanent_error(error) from None


def error_name(error: Exception) -> str:
    """Returns the AWS error code, else the type's name; never an error text, which may hold user data."""
    if isinstance(error, StoreUnavailable):
        return str(error)  # an AWS error code, or a text of this code
    return error.response["Error"]["Code"] if isinstance(error, ClientError) else type(error).__name__


def _is_transient(error: ClientError) -> bool:
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return status >= 500 or error_name(error) in _TRANSIENT
