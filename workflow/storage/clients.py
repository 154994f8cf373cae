"""Creates the AWS clients, with timeouts and retries that fit into the Lambda functions' own timeouts.

Region and endpoint come from the environment, as Lambda sets it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from botocore.config import Config
from botocore.session import Session, get_session

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_stepfunctions import SFNClient

COMMIT = Config(
    connect_timeout=1,
    read_timeout=2,
    retries={"mode": "standard", "total_max_attempts": 3},
    max_pool_connections=16,
)
"""For commits and the reads they depend on: at most 3 attempts of 3 s."""

AFTER_COMMIT = Config(
    connect_timeout=0.4,
    read_timeout=0.6,
    retries={"mode": "standard", "total_max_attempts": 1},
    max_pool_connections=16,
)
"""For the two calls of the timer after a commit: one attempt of a second each.

Also for writes that are not idempotent, such as decrementing a count, and so must not be retried.
"""

ADDRESSES = Config(
    connect_timeout=1,
    read_timeout=2,
    retries={"mode": "standard", "total_max_attempts": 1},
)
"""For reading an owner's address, which is optional for a reminder: one attempt of 3 s."""

SWEEP_THREADS = 32
"""Two per shard of the index: at the rate of `workflow.sweep.rate_limiter` a reminder may take 0.24 s."""

SCHEDULE_THREADS = 8
"""The threads for schedules, apart from those for reminders, so that schedules can't delay reminders."""

SWEEP = Config(
    connect_timeout=1,
    read_timeout=2,
    retries={"mode": "standard", "total_max_attempts": 2},
    max_pool_connections=SWEEP_THREADS + SCHEDULE_THREADS,
)
"""For all calls of the sweep, which runs again: at most 2 attempts of 3 s, up to a second apart.

Each thread keeps its connection: opening one takes more CPU time than the call.
"""


@cache
def session() -> Session:
    """Returns the one session of a Lambda function.

    It is botocore's: boto3 would create the same clients, but importing it lengthens every cold start.
    """
    return get_session()


def dynamodb(config: Config = COMMIT) -> DynamoDBClient:
    """Creates a client for the table."""
    return cast("DynamoDBClient", session().create_client("dynamodb", config=config))


def stepfunctions(config: Config = AFTER_COMMIT) -> SFNClient:
    """Creates a client that starts executions."""
    return cast("SFNClient", session().create_client("stepfunctions", config=config))
