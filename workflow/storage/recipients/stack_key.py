"""The stack's own secret key: created at first use, stored in the table, never shown."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from workflow.storage.conditional_write import failed_condition_item
from workflow.storage.errors import aws_errors
from workflow.storage.item import key
from workflow.storage.schema import KEY_OWNER

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

CURRENT = "1"
"""The id of the key for new tokens and hashes."""

SECRET_BYTES = 32
"""As long as the hash that uses it: RFC 2104, section 3."""


@dataclass(frozen=True, slots=True)
class StackKey:
    """A secret and its id; its repr omits the secret, so that it can't get into a log."""

    id: str
    secret: bytes = field(repr=False)


class StackKeys:
    """The keys of one stack, each read once per process.

    Every method raises `StoreUnavailable` if AWS throttles, fails or does not respond.
    """

    def __init__(self, client: DynamoDBClient, table_name: str) -> None:
        self._client = client
        self._table = table_name
        self._known: dict[str, StackKey] = {}

    def current(self) -> StackKey:
        """Returns the key for new tokens and hashes; the stack's first call creates it."""
        return self.by_id(CURRENT) or self._create()

    def by_id(self, id: str) -> StackKey | None:  # noqa: A002  # the usual name
        """Returns the key with that id, or None."""
        if id not in self._known:
            with aws_errors():
                response = self._client.get_item(
                    TableName=self._table, Key=key(KEY_OWNER, id), ConsistentRead=True
                )
            if "Item" not in response:
                return None
            self._known[id] = _from_item(response["Item"])
        return self._known[id]

    def _create(self) -> StackKey:
        """Creates a secret, or returns the one that another process created at the same moment."""
        item: Any = {**key(KEY_OWNER, CURRENT), "secret": {"S": secrets.token_hex(SECRET_BYTES)}}
        try:
            self._client.put_item(
                TableName=self._table,
                Item=item,
                ConditionExpression="attribute_not_exists(id)",
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except (ClientError, BotoCoreError) as error:
            item = failed_condition_item(error)
        self._known[CURRENT] = _from_item(item)
        return self._known[CURRENT]


def _from_item(item: Any) -> StackKey:  # noqa: ANN401  # DynamoDB's typed attributes
    return StackKey(item["id"]["S"], bytes.fromhex(item["secret"]["S"]))
