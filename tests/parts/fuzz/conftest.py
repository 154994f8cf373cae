"""Connects schemathesis to the API's Lambda handler, with a mocked AWS."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import boto3
import pytest
from moto import mock_aws

from tests.aws import REGION, create_state_machine, create_table
from tests.parts.fuzz.gateway import Gateway
from tests.parts.fuzz.schema import GATEWAY
from tests.unit.api.world import World


@pytest.fixture(scope="module")
def gateway(pytestconfig: pytest.Config) -> Iterator[Gateway]:
    """One API for all calls, which find what others created; prints counts of responses at the end."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        patch.setenv("AWS_DEFAULT_REGION", REGION)
        dynamodb, stepfunctions = boto3.client("dynamodb"), boto3.client("stepfunctions")
        world = World(dynamodb, stepfunctions, create_table(dynamodb), create_state_machine(stepfunctions))
        GATEWAY.connect(world)
        yield GATEWAY
    asyncio.set_event_loop(None)
    loop.close()
    capture = pytestconfig.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print(f"\n{GATEWAY.answers.total()} calls got these responses:")
        for (call, status), count in sorted(GATEWAY.answers.items()):
            print(f"{count:7} {call} {status}")
