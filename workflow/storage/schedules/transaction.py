"""Writes DynamoDB transactions, and retries those that conflict with others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from botocore.exceptions import BotoCoreError, ClientError

from workflow.storage.errors import StoreUnavailable, error_name, permanent_error
from workflow.storage.item import Item

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef, TransactWriteItemTypeDef

CONFLICTS_FOR = 2.0
"""Seconds for which a transaction that conflicts with another is retried."""

IN_PROGRESS = "TransactionInProgressException"
"""An earlier attempt with the same ClientRequestToken is still in progress, and may yet succeed.

https://docs.aws.amazon.com/botocore/latest/reference/services/dynamodb/client/exceptions/TransactionInProgressException.html
"""

# https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
_TRANSIENT = frozenset({"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})


@dataclass(frozen=True, slots=True)
class Part:
    """The write of one item; `name` identifies it if its condition fails."""

    name: str
    write: TransactWriteItemTypeDef


@dataclass(frozen=True, slots=True)
class FailedConditions:
    """The parts of a transaction whose conditions failed, by name, with their items if returned."""

    parts: Mapping[str, Mapping[str, Any]]


def put_part(name: str, table_name: str, item: Item) -> Part:
    """Returns a part that writes a new item."""
    return Part(
        name,
        {
            "Put": {
                "TableName": table_name,
                "Item": item,
                "ConditionExpression": "attribute_not_exists(id)",
            }
        },
    )


def update_part(
    name: str, table_name: str, key: Item, before: Item, after: Item, where: Sequence[str]
) -> Part:
    """Returns a part that writes the attributes that differ, if those in `where` are unchanged."""
    changed = [each for each in before | after if after.get(each) != before.get(each)]
    set_to = {each: after[each] for each in changed if each in after}
    removed = [each for each in changed if each not in after]
    expression = "SET " + ", ".join(f"#{each} = :{each}" for each in set_to)
    if removed:
        expression += " REMOVE " + ", ".join(f"#{each}" for each in removed)
    values: dict[str, AttributeValueTypeDef] = {f":seen_{each}": before[each] for each in where}
    return Part(
        name,
        {
            "Update": {
                "TableName": table_name,
                "Key": key,
                "UpdateExpression": expression,
                "ConditionExpression": " AND ".join(f"#{each} = :seen_{each}" for each in where),
                "ExpressionAttributeNames": {f"#{each}": each for each in dict.fromkeys([*where, *changed])},
                "ExpressionAttributeValues": values | {f":{each}": value for each, value in set_to.items()},
            }
        },
    )


class Transactions:
    """Commits transactions; `stopwatch` returns monotonic seconds, `sleep` waits."""

    def __init__(
        self, client: DynamoDBClient, stopwatch: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self._client = client
        self._stopwatch = stopwatch
        self._sleep = sleep

    def commit(self, parts: Sequence[Part], change_id: str) -> FailedConditions | None:
        """Writes all of `parts` or none; None if this call has written them.

        A conflicting transaction is retried for `CONFLICTS_FOR`. After a cancellation nothing was
        written, so the retry gets a new ClientRequestToken. An `IN_PROGRESS` one keeps its token, so that
        DynamoDB writes it once.

        Raises:
            ClientError: AWS refused it, so that nothing was written.
            StoreUnavailable: AWS failed or did not respond, or the conflicts lasted too long.
        """
        began = self._stopwatch()
        pause, cancelled, may_be_written = 0.05, 0, False
        while True:
            try:
                refused = self._attempt(parts, f"{change_id}-{cancelled}")
            except ClientError as error:
                if may_be_written:
                    raise StoreUnavailable(error_name(error)) from error
                raise
            if isinstance(refused, FailedConditions | None):
                return refused
            cancelled += refused != IN_PROGRESS
            may_be_written = refused == IN_PROGRESS
            pause = min(2 * pause, 0.4)
            if self._stopwatch() - began + pause > CONFLICTS_FOR:
                raise StoreUnavailable(refused)
            self._sleep(pause)

    def _attempt(self, parts: Sequence[Part], token: str) -> FailedConditions | str | None:
        """Returns None if written, a transient reason to retry, or the failed parts."""
        try:
            self._client.transact_write_items(
                ClientRequestToken=token, TransactItems=[part.write for part in parts]
            )
        except (ClientError, BotoCoreError) as error:
            return _refused(permanent_error(error), parts)
        return None


def _refused(error: ClientError, parts: Sequence[Part]) -> FailedConditions | str:
    name = error_name(error)
    if name == IN_PROGRESS:
        return name
    if name != "TransactionCanceledException":
        if error.response.get("ResponseMetadata", {}).get("RetryAttempts", 0):
            raise StoreUnavailable(name) from error  # botocore's earlier attempt may have been written
        raise error
    response = cast("Mapping[str, Any]", error.response)
    reasons = list(zip(parts, response.get("CancellationReasons", []), strict=True))
    failed = {
        part.name: reason.get("Item", {})
        for part, reason in reasons
        if reason.get("Code") == "ConditionalCheckFailed"
    }
    if failed:
        return FailedConditions(failed)
    transient = next((reason["Code"] for _, reason in reasons if reason.get("Code") in _TRANSIENT), None)
    if transient is None:
        raise error
    return str(transient)
