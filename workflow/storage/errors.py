"""Which errors of AWS pass by themselves: the one place that decides it."""

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
    """AWS was throttling, down or too slow: a read may be repeated, a write may have happened."""


def refusal(error: ClientError | BotoCoreError) -> ClientError:
    """`error` itself, where AWS answered and meant it: a refusal, or a defect of ours.

    Raises:
        StoreUnavailable: AWS throttled, answered 5xx, or did not answer.
    """
    if isinstance(error, BotoCoreError) or _is_transient(error):
        raise StoreUnavailable(error_name(error)) from error
    return error


@contextmanager
def aws_errors() -> Iterator[None]:
    """Raises `StoreUnavailable` for AWS's passing failures within the block; see `refusal`."""
    try:
        yield
    except (ClientError, BotoCoreError) as error:
        raise refusal(error) from None


def error_name(error: Exception) -> str:
    """AWS's name of an error, else its type's; never the text of AWS or a library: it may hold data."""
    if isinstance(error, StoreUnavailable):
        return str(error)  # which is a name of AWS's, or words of ours
    return error.response["Error"]["Code"] if isinstance(error, ClientError) else type(error).__name__


def _is_transient(error: ClientError) -> bool:
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return status >= 500 or error_name(error) in _TRANSIENT
