"""Provides the API behind its Lambda handler, over a mocked AWS, with a clock that the tests set."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import boto3
import pytest
from moto import mock_aws

from tests.aws import REGION, create_state_machine, create_table
from tests.unit.api.client import Api
from tests.unit.api.world import World

UndoLater = Callable[[Callable[[], None]], None]
"""Registers a function that removes an injected failure, to be called after the test."""


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """One table and one state machine for all tests of a file: each test uses another owner."""
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        patch.setenv("AWS_DEFAULT_REGION", REGION)
        dynamodb, stepfunctions = boto3.client("dynamodb"), boto3.client("stepfunctions")
        yield World(dynamodb, stepfunctions, create_table(dynamodb), create_state_machine(stepfunctions))


@pytest.fixture(scope="module", autouse=True)
def _event_loop() -> Iterator[None]:
    """An event loop for Mangum, as Lambda's main thread has one."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield
    asyncio.set_event_loop(None)
    loop.close()


@pytest.fixture(scope="module")
def shared(world: World) -> Api:
    """One app and one owner for all requests of a file that don't affect each other."""
    return world.new_owner()


@pytest.fixture
def api(world: World) -> Api:
    """The API for a new owner."""
    return world.new_owner()


@pytest.fixture
def undo_later() -> Iterator[UndoLater]:
    """Registers functions that remove injected failures, and calls them after the test."""
    endings: list[Callable[[], None]] = []
    yield endings.append
    for end in endings:
        end()
