"""Provides an emulator for the tests of the local provider and the engine, and a world of resources in it."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pulumi
import pytest

from tests.emulator import running_emulator
from tools.local_provider.aws_clients import Aws
from tools.local_provider.endpoint import Endpoint
from tools.local_provider.registry import RESOURCE_TYPES
from tools.local_provider.resource_type import Change, State


@pytest.fixture(scope="session")
def emulator_endpoint() -> Iterator[Endpoint]:
    """The address of an emulator that these tests share: their resources need unique names."""
    with running_emulator() as emulator:
        yield emulator.endpoint


class World:
    """The emulator, in which resources are created and changed as by the engine."""

    def __init__(self, aws: Aws) -> None:
        self.aws = aws
        self.name = f"n{uuid.uuid4().hex[:16]}"
        self._inputs: dict[str, dict[str, object]] = {}

    def create(self, token: str, **inputs: object) -> State:
        created = RESOURCE_TYPES[token].create(self.aws, inputs)
        self._inputs[created.id] = inputs
        return State(created.id, {**inputs, **created.outputs})

    def change(self, token: str, before: State, **properties: object) -> Any:  # noqa: ANN401 - outputs
        """Changes some properties of a created resource; None removes one."""
        update = RESOURCE_TYPES[token].update
        assert update is not None
        whole = {name: value for name, value in (self._inputs[before.id] | properties).items() if value}
        return update(self.aws, Change(before, whole, frozenset(properties)))

    def call(self, service: str, operation: str, **members: object) -> Any:  # noqa: ANN401 - a response of AWS
        return getattr(self.aws.client(service), operation)(**members)

    def function(self, folder: Path, **options: object) -> State:
        """Creates a function that returns its event; `folder` gets its code."""
        (folder / "a.py").write_text("def handler(event, context):\n    return event\n")
        role = self.create("aws:iam/role:Role", name=self.name, assumeRolePolicy="{}").properties["arn"]
        code = pulumi.AssetArchive({"a.py": pulumi.FileAsset(str(folder / "a.py"))})
        known = {"name": self.name, "handler": "a.handler", "runtime": "python3.13", "role": role}
        return self.create("aws:lambda/function:Function", **known, code=code, **options)


@pytest.fixture
def world(emulator_endpoint: Endpoint) -> World:
    return World(Aws(emulator_endpoint, "eu-west-1"))
