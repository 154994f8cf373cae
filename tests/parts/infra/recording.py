"""Runs the Pulumi program with a provider that creates nothing, and records every registration."""
# ruff: noqa: N802  # the monitor's methods are named as in the gRPC service

import asyncio
import gc
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pulumi
import pytest
from google.protobuf.empty_pb2 import Empty
from pulumi.runtime import resource, rpc
from pulumi.runtime.proto import resource_pb2, source_pb2

from infra.common import packages
from lambda_build.freshness import up_to_date_size
from tests.parts.infra.aws_outputs import ACCOUNT, outputs_of, zone
from tools.local.engine.engine import run_program
from tools.local.engine.monitor import STACK, Monitor
from tools.local_provider.provider import GET_CALLER_IDENTITY, GET_ZONE
from tools.local_provider.resource_type import Created

PROJECT = "task-reminder"
SECRETS = ("task-reminder:oidcClientSecret",)
"""The config keys that are secrets."""


@dataclass(frozen=True, kw_only=True)
class Resource:
    """One registration; parent and dependencies are the names of other resources.

    `references` are the URNs of the resources that a property's value came from; `deleted_first` means that
    it is deleted before its replacement is created.
    """

    urn: str
    type: str
    name: str
    inputs: Mapping[str, Any]
    parent: str
    depends_on: frozenset[str]
    references: Mapping[str, frozenset[str]]
    custom: bool
    protected: bool
    retained: bool
    deleted_first: bool


@dataclass(kw_only=True)
class Graph:
    """All registrations of a run in order, and the stack's outputs.

    Secret outputs are in plain text, and listed in `secret_outputs`.
    """

    resources: list[Resource] = field(default_factory=list)
    outputs: dict[str, Any] = field(default_factory=dict)
    secret_outputs: set[str] = field(default_factory=set)

    def of_type(self, type_: str) -> list[Resource]:
        """Returns the resources of a type, ordered by name."""
        return sorted((r for r in self.resources if r.type == type_), key=lambda found: found.name)

    def one(self, type_: str, name: str | None = None) -> Mapping[str, Any]:
        """Returns the inputs of the only resource of a type, or of the one with this logical name."""
        (found,) = (r for r in self.of_type(type_) if name in (None, r.name))
        return found.inputs


@dataclass(frozen=True)
class FakeProvider:
    """Returns AWS's outputs, in the account `account`."""

    account: str

    def create(self, token: str, inputs: Mapping[str, Any]) -> Created:
        return Created(*outputs_of(token, inputs))

    def invoke(self, token: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        if token == GET_ZONE:
            return zone(arguments["zoneId"])
        assert token == GET_CALLER_IDENTITY
        return {"accountId": self.account, "id": self.account}


class Recorder(Monitor):
    """The local engine's monitor, which also records each registration.

    The SDK's own `MockMonitor` records neither dependencies nor outputs, and leaves event loops open.
    """

    def __init__(self, stack: str, account: str) -> None:
        super().__init__(PROJECT, stack, FakeProvider(account))
        self.graph = Graph()

    def RegisterResource(
        self, request: resource_pb2.RegisterResourceRequest
    ) -> resource_pb2.RegisterResourceResponse:
        response = super().RegisterResource(request)
        if request.type != STACK:
            self.graph.resources.append(_resource(response.urn, request))
        return response

    def RegisterResourceOutputs(self, request: resource_pb2.RegisterResourceOutputsRequest) -> Empty:
        response = super().RegisterResourceOutputs(request)
        if STACK in request.urn:
            outputs = rpc.deserialize_properties(request.outputs)
            self.graph.secret_outputs = {key for key, value in outputs.items() if rpc.is_rpc_secret(value)}
            self.graph.outputs = self.outputs
        return response


def _resource(urn: str, request: resource_pb2.RegisterResourceRequest) -> Resource:
    return Resource(
        urn=urn,
        type=request.type,
        name=request.name,
        inputs=rpc.deserialize_properties(request.object),
        parent=_name(request.parent),
        depends_on=frozenset(_name(urn) for urn in request.dependencies),
        references={
            name: frozenset(given.urns) for name, given in request.propertyDependencies.items() if given.urns
        },
        custom=request.custom,
        protected=request.protect,
        retained=request.retainOnDelete,
        deleted_first=request.deleteBeforeReplace,
    )


def run(root: Path, config: Mapping[str, str], *, stack: str = "local", account: str = ACCOUNT) -> Recorder:
    """Records what `root/__main__.py` registers with this config (full keys, values as texts).

    Equal calls return the same recorder: don't change it, nor the files below `root`.
    """
    return _run(root, frozenset(config.items()), stack, account)


@cache
def _run(root: Path, config: frozenset[tuple[str, str]], stack: str, account: str) -> Recorder:
    recorder = Recorder(stack, account)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packages, "up_to_date_size", _fresh_size)
        patch.setattr(resource, "_get_stack_trace", source_pb2.StackTrace)  # slow and unused
        gc.disable()  # all objects of a run are in use until it ends
        try:
            asyncio.run(run_program(root, PROJECT, stack, dict(config), recorder, SECRETS))
        finally:
            gc.enable()
    return recorder


_fresh_size = cache(up_to_date_size)
"""Reads a package once: the sources don't change while the tests run."""


def refusal(
    root: Path,
    config: Mapping[str, str],
    *,
    stack: str = "local",
    account: str = ACCOUNT,
    secrets: Collection[str] = SECRETS,
) -> str:
    """Returns the program's error; fails if it runs or registered anything before."""
    recorder = Recorder(stack, account)
    try:
        asyncio.run(run_program(root, PROJECT, stack, config, recorder, secrets))
    except pulumi.RunError as error:
        assert recorder.graph.resources == []
        return str(error)
    raise AssertionError("the program ran")


def _name(urn: str) -> str:
    return urn.rpartition("::")[2]
