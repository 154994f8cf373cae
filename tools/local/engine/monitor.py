"""Implements Pulumi's resource monitor in process: creates each resource when it is registered.

The SDK awaits a resource's dependencies, so its inputs are known when it arrives here; independent
resources arrive concurrently, on threads. Nothing outlives the run, so options about a later run
(protect, aliases, ignoreChanges, replace and delete rules) have no effect.
"""
# ruff: noqa: N802 - the methods' names are those of the gRPC service

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from botocore.exceptions import BotoCoreError, ClientError
from google.protobuf import empty_pb2
from pulumi.runtime.proto import resource_pb2

from tools.local.engine.engine_error import EngineError
from tools.local.engine.property_codec import decode, with_outputs
from tools.local_provider.resource_type import Created

STACK = "pulumi:pulumi:Stack"


def explanation(error: Exception) -> str:
    """Returns in one line why a resource couldn't be created, changed or deleted.

    The line is AWS's message or that of a violated rule; for a defect of this code it begins with the type.
    """
    text = " ".join(str(error).split())
    expected = isinstance(error, BotoCoreError | ClientError | OSError | ValueError)
    return text if expected else f"{type(error).__name__}: {text}"


@contextmanager
def _naming(what: str) -> Iterator[None]:
    """Converts any error to an `EngineError` of one line that begins with `what`."""
    try:
        yield
    except Exception as error:
        raise EngineError(f"{what}: {explanation(error)}") from error


class Provider(Protocol):
    """Creates resources and calls functions by their tokens."""

    def create(self, token: str, inputs: Mapping[str, Any]) -> Created:
        """Create a resource."""

    def invoke(self, token: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Call a function."""


class Monitor:
    """Registers the resources of one run; `outputs` has the stack's outputs after the program has ended."""

    def __init__(self, project: str, stack: str, provider: Provider) -> None:
        self.outputs: dict[str, Any] = {}
        self._project, self._stack, self._provider = project, stack, provider
        self._urns: set[str] = set()
        self._lock = threading.Lock()

    def GetDeploymentInfo(self, _: empty_pb2.Empty) -> resource_pb2.DeploymentInfo:
        """Returns this monitor's optional features: only secrets."""
        return resource_pb2.DeploymentInfo(supportedFeatures=[resource_pb2.RESOURCE_MONITOR_FEATURE_SECRETS])

    def RegisterResource(
        self, request: resource_pb2.RegisterResourceRequest
    ) -> resource_pb2.RegisterResourceResponse:
        """Create a resource, or accept a component. Raises `EngineError`."""
        urn = self._new_urn(request)
        if not request.custom:
            return resource_pb2.RegisterResourceResponse(urn=urn, object=request.object)
        what = f"{request.type} {request.name}"
        if request.importId:
            raise EngineError(f"{what}: resources can't be imported here")
        inputs = decode(request.object, what)
        with _naming(what):
            created = self._provider.create(request.type, inputs)
        state = with_outputs(request.object, created.outputs)
        # unknown=True: an output that the provider doesn't return is an error where it is used, not a None
        return resource_pb2.RegisterResourceResponse(urn=urn, id=created.id, object=state, unknown=True)

    def RegisterResourceOutputs(
        self, request: resource_pb2.RegisterResourceOutputsRequest
    ) -> empty_pb2.Empty:
        """Store the stack's outputs, with their secrets in plain text. Raises `EngineError`."""
        if request.urn.split("::")[2] == STACK:
            self.outputs = decode(request.outputs, "stack outputs")
        return empty_pb2.Empty()

    def Invoke(self, request: resource_pb2.ResourceInvokeRequest) -> resource_pb2.ResourceInvokeResponse:
        """Call a provider function. Raises `EngineError`."""
        response = resource_pb2.ResourceInvokeResponse()
        with _naming(request.tok):
            arguments = decode(request.args, request.tok)
            getattr(response, "return").update(self._provider.invoke(request.tok, arguments))
        return response

    def SignalAndWaitForShutdown(self, _: empty_pb2.Empty) -> empty_pb2.Empty:
        """Returns at once, so that the program can end: there are no delete hooks to wait for."""
        return empty_pb2.Empty()

    def _new_urn(self, request: resource_pb2.RegisterResourceRequest) -> str:
        """Returns the resource's URN. https://www.pulumi.com/docs/iac/concepts/resources/names/#urns"""
        parents = request.parent.split("::")[2].split("$") if request.parent else []
        kinds = "$".join([*(kind for kind in parents if kind != STACK), request.type])
        urn = f"urn:pulumi:{self._stack}::{self._project}::{kinds}::{request.name}"
        with self._lock:
            if urn in self._urns:
                raise EngineError(f"{request.type} {request.name}: two resources have the URN {urn}")
            self._urns.add(urn)
        return urn
