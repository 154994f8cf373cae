"""The stack's own secret: made at first use, kept in the table, never shown."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from workflow.storage.conditional_write import refused_item
from workflow.storage.errors import aws_errors
from workflow.storage.item import key
from workflow.storage.schema import KEY_OWNER

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

CURRENT = "1"
"""The id of the key that new tokens and hashes are made with."""

SECRET_BYTES = 32
"""As long as the hash that it is for: RFC 2104, section 3."""


@dataclass(frozen=True, slots=True)
class StackKey:
    """A secret by its id; its text form leaves the secret out, so that no log can have it."""

    id: str
    secret: bytes = field(repr=False)


class StackKeys:
    """The keys of one stack, each read once and kept for as long as the process lives.

    Every method raises `StoreUnavailable` where AWS throttles, fails or does not answer.
    """

    def __init__(self, client: DynamoDBClient, table_name: str) -> None:
        self._client = client
        self._table = table_name
        self._known: dict[str, StackKey] = {}

    def current(self) -> StackKey:
        """The key for what is made now; the first call of all makes it."""
        return self.by_id(CURRENT) or self._made()

    def by_id(self, id: str) -> StackKey | None:  # noqa: A002  # what it is called everywhere
        """The key of that id, None where there is none."""
        if id not in self._known:
            with aws_errors():
                answer = self._client.get_item(
                    TableName=self._table, Key=key(KEY_OWNER, id), ConsistentRead=True
                )
            if "Item" not in answer:
                return None
            self._known[id] = _from_item(answer["Item"])
        return self._known[id]

    def _made(self) -> StackKey:
        """A new secret, or the one that another process has made at the same moment."""
        item: Any = {**key(KEY_OWNER, CURRENT), "secret": {"S": secrets.token_hex(SECRET_BYTES)}}
        try:
            self._client.put_item(
                TableName=self._table,
                Item=item,
                ConditionExpression="attribute_not_exists(id)",
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except (ClientError, BotoCoreError) as error:
            item = refused_item(error)
        self._known[CURRENT] = _from_item(item)
        return self._known[CURRENT]


def _from_item(item: Any) -> StackKey:  # noqa: ANN401  # DynamoDB's typed attributes
    return StackKey(item["id"]["S"], bytes.fromhex(item["secret"]["S"]))
