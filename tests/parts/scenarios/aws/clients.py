"""The AWS clients of one invocation, with the part of boto3's interface that the code uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from tests.parts.scenarios.invocation import Invocation

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_stepfunctions import SFNClient

    from workflow.storage.addresses import UserPoolClient

Call = Callable[..., Any]


class _Client:
    """Passes each operation to `backend` as a call of the invocation, with a number of attempts."""

    def __init__(self, backend: object, invocation: Invocation, attempts: int) -> None:
        self._backend, self._invocation, self._attempts = backend, invocation, attempts

    def __getattr__(self, name: str) -> Call:
        perform: Call = getattr(self._backend, name)
        operation = "".join(word.capitalize() for word in name.split("_"))
        return lambda **parameters: self._invocation.call(operation, perform, self._attempts, **parameters)

    def get_paginator(self, name: str) -> _Paginator:
        """Returns a paginator of the operation."""
        return _Paginator(getattr(self, name))


class _Paginator:
    """Reads each page only when it is needed: items may move between two pages."""

    def __init__(self, call: Call) -> None:
        self._call = call

    def paginate(self, **parameters: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401
        while True:
            page = self._call(**parameters)
            yield page
            if "LastEvaluatedKey" not in page:
                return
            parameters["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def dynamodb(table: object, invocation: Invocation, attempts: int) -> DynamoDBClient:
    """Returns a client for the simulated table."""
    return cast("DynamoDBClient", _Client(table, invocation, attempts))


def stepfunctions(machine: object, invocation: Invocation, attempts: int) -> SFNClient:
    """Returns a client for the simulated state machine."""
    return cast("SFNClient", _Client(machine, invocation, attempts))


def user_pool(pool: object, invocation: Invocation, attempts: int) -> UserPoolClient:
    """Returns a client for the simulated user pool."""
    return cast("UserPoolClient", _Client(pool, invocation, attempts))
