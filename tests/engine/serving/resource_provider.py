"""Serves the local provider by gRPC to the real Pulumi engine as its `aws` provider.

The engine decides how to change each resource, and stores the state. Optional methods are missing: config
is not checked, and no resource is read back.
https://www.pulumi.com/docs/iac/guides/building-extending/providers/implementers/
"""
# ruff: noqa: N802, ARG002 - names and arguments of the methods are those of the gRPC service

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any, TypeAlias

import grpc
from google.protobuf import empty_pb2, json_format, struct_pb2
from pulumi.runtime.proto import plugin_pb2, provider_pb2, provider_pb2_grpc

from tools.local.engine.monitor import explanation
from tools.local.engine.property_codec import decode, with_outputs
from tools.local_provider.endpoint import Endpoint
from tools.local_provider.provider import LocalProvider
from tools.local_provider.registry import RESOURCE_TYPES
from tools.local_provider.resource_type import Change, NotChangeable, State

Context: TypeAlias = grpc.ServicerContext
SIGNATURE = "4dabf18193072939515e22adb298388d"
"""The member that marks a value as an asset or an archive.

https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/sig/sig.go
"""


@contextmanager
def _explained(context: Context) -> Iterator[None]:
    """Ends the call with a one-line error for the user."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - every error is reported to the engine
        context.abort(grpc.StatusCode.UNKNOWN, explanation(error))


class ProviderServer(provider_pb2_grpc.ResourceProviderServicer):
    """Creates, changes and deletes resources in the emulator at `endpoint`."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._provider: LocalProvider | None = None

    def Attach(self, request: plugin_pb2.PluginAttach, context: Context) -> empty_pb2.Empty:
        """Serves an engine that didn't start this process."""
        return empty_pb2.Empty()

    def GetPluginInfo(self, request: empty_pb2.Empty, context: Context) -> plugin_pb2.PluginInfo:
        """Returns the version of pulumi-aws that this replaces."""
        return plugin_pb2.PluginInfo(version=version("pulumi-aws"))

    def Configure(
        self, request: provider_pb2.ConfigureRequest, context: Context
    ) -> provider_pb2.ConfigureResponse:
        """Stores the region."""
        if region := _recorded(request.args).get("region"):
            self._provider = LocalProvider(self._endpoint, region)
        return provider_pb2.ConfigureResponse(supportsPreview=True)

    def Invoke(self, request: provider_pb2.InvokeRequest, context: Context) -> provider_pb2.InvokeResponse:
        """Calls a provider function."""
        response = provider_pb2.InvokeResponse()
        with _explained(context):
            arguments = decode(request.args, request.tok)
            getattr(response, "return").update(self._configured.invoke(request.tok, arguments))
        return response

    def Check(self, request: provider_pb2.CheckRequest, context: Context) -> provider_pb2.CheckResponse:
        """Accepts a resource's inputs if its type is known."""
        failures = []
        if request.type not in RESOURCE_TYPES:
            reason = f"the local provider doesn't know the type {request.type}"
            failures = [provider_pb2.CheckFailure(reason=reason)]
        return provider_pb2.CheckResponse(inputs=request.news, failures=failures)

    def Diff(self, request: provider_pb2.DiffRequest, context: Context) -> provider_pb2.DiffResponse:
        """Returns the properties that differ, and those that require a replacement."""
        names = sorted(_differing(request))
        response = provider_pb2.DiffResponse
        return response(
            changes=response.DIFF_SOME if names else response.DIFF_NONE,
            diffs=names,
            replaces=[name for name in names if RESOURCE_TYPES[request.type].replaces(name)],
            deleteBeforeReplace=True,  # the program sets the names, and AWS accepts each once
        )

    def Create(self, request: provider_pb2.CreateRequest, context: Context) -> provider_pb2.CreateResponse:
        """Creates a resource; nothing in a preview."""
        if request.preview:
            return provider_pb2.CreateResponse(properties=request.properties)
        with _explained(context):
            created = self._configured.create(request.type, decode(request.properties, request.urn))
        state = with_outputs(request.properties, created.outputs)
        return provider_pb2.CreateResponse(id=created.id, properties=state)

    def Update(self, request: provider_pb2.UpdateRequest, context: Context) -> provider_pb2.UpdateResponse:
        """Changes a resource in place; nothing in a preview."""
        before = _recorded(request.olds)
        outputs = {key: value for key, value in before.items() if key not in request.old_inputs}
        update = RESOURCE_TYPES[request.type].update
        with _explained(context):
            names = _differing(request)
            if update is None or "tags" in names:
                raise NotChangeable("tags can't be changed here")
            if not request.preview:
                new = decode(request.news, request.urn)
                change = Change(State(request.id, before), new, names)
                outputs |= update(self._configured.aws, change) or {}
        return provider_pb2.UpdateResponse(properties=with_outputs(request.news, outputs))

    def Delete(self, request: provider_pb2.DeleteRequest, context: Context) -> empty_pb2.Empty:
        """Deletes a resource."""
        with _explained(context):
            state = State(request.id, _recorded(request.properties))
            RESOURCE_TYPES[request.type].delete(self._configured.aws, state)
        return empty_pb2.Empty()

    @property
    def _configured(self) -> LocalProvider:
        if self._provider is None:
            raise ValueError("the provider isn't configured: aws:region is missing")
        return self._provider


def _differing(request: provider_pb2.DiffRequest | provider_pb2.UpdateRequest) -> frozenset[str]:
    """Returns the names of properties whose inputs differ."""
    old, new = _recorded(request.old_inputs), _recorded(request.news)
    return frozenset(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))


def _recorded(struct: struct_pb2.Struct) -> dict[str, Any]:
    """Returns properties as the engine records them: an asset or archive is its hash, without its content."""
    values = json_format.MessageToDict(struct)
    return {
        key: value["hash"] if isinstance(value, dict) and SIGNATURE in value else value
        for key, value in values.items()
        if value is not None
    }
