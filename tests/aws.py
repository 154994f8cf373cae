"""Mocks AWS for unit tests: sessions, the stack's table, a state machine, and failing calls."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError, ReadTimeoutError

from workflow.storage import schema

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import GlobalSecondaryIndexTypeDef, KeySchemaElementTypeDef
    from mypy_boto3_stepfunctions import SFNClient

REGION = "ap-southeast-2"
TABLE = "task-reminder-test-reminders"
ROLE = "arn:aws:iam::123456789012:role/task-reminder-test-workflow"


def create_table(client: DynamoDBClient, name: str = TABLE) -> str:
    """Creates the table with its indexes; returns its name."""
    client.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        KeySchema=_keys(*schema.KEY),
        AttributeDefinitions=[{"AttributeName": a, "AttributeType": "S"} for a in schema.KEY_ATTRIBUTES],
        GlobalSecondaryIndexes=[
            *(_whole(index) for index in schema.WHOLE),
            {
                "IndexName": schema.WATCHED,
                "KeySchema": _keys(*schema.INDEX_KEYS[schema.WATCHED]),
                "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": list(schema.PROJECTED)},
            },
        ],
    )
    return name


def _whole(index: str) -> GlobalSecondaryIndexTypeDef:
    keys = _keys(*schema.INDEX_KEYS[index])
    return {"IndexName": index, "KeySchema": keys, "Projection": {"ProjectionType": "ALL"}}


def _keys(hash_key: str, range_key: str) -> list[KeySchemaElementTypeDef]:
    return [
        {"AttributeName": hash_key, "KeyType": "HASH"},
        {"AttributeName": range_key, "KeyType": "RANGE"},
    ]


def create_state_machine(client: SFNClient) -> str:
    """Creates a state machine that only waits; returns its ARN."""
    definition = {
        "StartAt": "Timer",
        "States": {"Timer": {"Type": "Wait", "TimestampPath": "$.dueAt", "End": True}},
    }
    made = client.create_state_machine(
        name="task-reminder-test-workflow", definition=json.dumps(definition), roleArn=ROLE
    )
    return made["stateMachineArn"]


def fail(client: Any, operation: str, code: str, status: int = 400) -> Callable[[], None]:  # noqa: ANN401
    """Makes AWS reject each call of `operation` with the error `code`; returns a function that ends that."""

    def refuse(**_: object) -> None:
        answer: Any = {"Error": {"Code": code, "Message": "planted"}}
        raise ClientError(answer | {"ResponseMetadata": {"HTTPStatusCode": status}}, operation)

    return _hook(client, "before-call", operation, refuse)


def lose_responses(client: Any, operation: str) -> Callable[[], None]:  # noqa: ANN401
    """Executes each call of `operation` but loses its response; returns a function that ends that."""

    def time_out(**_: object) -> None:
        raise ReadTimeoutError(endpoint_url="https://planted.example")

    return _hook(client, "after-call", operation, time_out)


def before_once(client: Any, operation: str, step: Callable[[], object]) -> None:  # noqa: ANN401
    """Runs `step` once, right before the next call of `operation` is sent."""

    def take(**_: object) -> None:
        end()
        step()

    end = _hook(client, "before-call", operation, take)


def _hook(client: Any, when: str, operation: str, hook: Callable[..., None]) -> Callable[[], None]:  # noqa: ANN401
    events = client.meta.events
    event = f"{when}.{client.meta.service_model.service_id.hyphenize()}.{operation}"
    events.register_first(event, hook)
    return lambda: events.unregister(event, hook)
