"""The AWS clients of one invocation, in the part of boto3's shape that the code uses."""

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
    """Every operation of `backend` as a call of the invocation, with so many attempts."""

    def __init__(self, backend: object, invocation: Invocation, attempts: int) -> None:
        self._backend, self._invocation, self._attempts = backend, invocation, attempts

    def __getattr__(self, name: str) -> Call:
        perform: Call = getattr(self._backend, name)
        operation = "".join(word.capitalize() for word in name.split("_"))
        return lambda **parameters: self._invocation.call(operation, perform, self._attempts, **parameters)

    def get_paginator(self, name: str) -> _Paginator:
        """Pages through the operation of that name."""
        return _Paginator(getattr(self, name))


class _Paginator:
    """Reads each page when it is needed: items may move between two pages."""

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
    """A client for the simulated table."""
    return cast("DynamoDBClient", _Client(table, invocation, attempts))


def stepfunctions(machine: object, invocation: Invocation, attempts: int) -> SFNClient:
    """A client for the simulated state machine."""
    return cast("SFNClient", _Client(machine, invocation, attempts))


def user_pool(pool: object, invocation: Invocation, attempts: int) -> UserPoolClient:
    """A client for the simulated user pool."""
    return cast("UserPoolClient", _Client(pool, invocation, attempts))
