"""The AWS clients, with time-outs and retries that fit inside the Lambda functions' own time-outs.

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
"""For writes that are the commit and reads that decide: at most 3 attempts of 3 s."""

AFTER_COMMIT = Config(
    connect_timeout=0.4,
    read_timeout=0.6,
    retries={"mode": "standard", "total_max_attempts": 1},
    max_pool_connections=16,
)
"""For the timer's two calls that follow a commit: one attempt of a second each.

Also for what must not be repeated where its response is lost, as taking something out of a count.
"""

ADDRESSES = Config(
    connect_timeout=1,
    read_timeout=2,
    retries={"mode": "standard", "total_max_attempts": 1},
)
"""For an owner's address, without which a reminder is made as well: one attempt of 3 s."""

SWEEP_THREADS = 32
"""Two for each of the index's shards: at `workflow.sweep.pace` each reminder may take 0.24 s."""

SCHEDULE_THREADS = 8
"""The share of schedules in a sweep: beside the threads of reminders, which none of theirs can hold up."""

SWEEP = Config(
    connect_timeout=1,
    read_timeout=2,
    retries={"mode": "standard", "total_max_attempts": 2},
    max_pool_connections=SWEEP_THREADS + SCHEDULE_THREADS,
)
"""For all calls of the sweep, which comes again: at most 2 attempts of 3 s and up to a second between them.

Each thread keeps its connection: to make one takes more processor time than the call.
"""


@cache
def session() -> Session:
    """The one session of a Lambda function.

    It is botocore's: boto3 makes the same clients of it, and its own import would lengthen every cold start.
    """
    return get_session()


def dynamodb(config: Config = COMMIT) -> DynamoDBClient:
    """A client for the table."""
    return cast("DynamoDBClient", session().create_client("dynamodb", config=config))


def stepfunctions(config: Config = AFTER_COMMIT) -> SFNClient:
    """A client that starts executions."""
    return cast("SFNClient", session().create_client("stepfunctions", config=config))
