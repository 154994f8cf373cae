"""Answers the real Pulumi engine as its `aws` provider, with the local provider's table of resource types.

The engine decides what to do with which resource, and keeps the state; this does it.
https://www.pulumi.com/docs/iac/guides/building-extending/providers/implementers/
"""
# ruff: noqa: N802, ARG002 - names and arguments of the methods are those of the gRPC service

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any, TypeAlias

import grpc
from google.protobuf import empty_pb2, struct_pb2
from pulumi.runtime.proto import plugin_pb2, provider_pb2, provider_pb2_grpc

from local.explanation import explanation
from local.provider.absence import says_gone
from local.provider.aws_clients import Aws
from local.provider.functions import FUNCTIONS
from local.provider.in_place import IN_PLACE
from local.provider.resource_type import Change, Recorded
from local.provider.table import RESOURCE_TYPES
from local.recorded_state import differing, recorded, with_outputs
from local.wire import read

Context: TypeAlias = grpc.ServicerContext


@contextmanager
def _explained(context: Context) -> Iterator[None]:
    """End the call with one line for the person at the terminal when something goes wrong."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the engine is told of every error
        context.abort(grpc.StatusCode.UNKNOWN, explanation(error))


class LocalProvider(provider_pb2_grpc.ResourceProviderServicer):
    """Makes, changes, reads and deletes the resources of the emulator at `endpoint_url`."""

    def __init__(self, endpoint_url: str) -> None:
        self._endpoint_url = endpoint_url
        self._aws: Aws | None = None

    def Attach(self, request: plugin_pb2.PluginAttach, context: Context) -> empty_pb2.Empty:
        """Serve an engine that didn't start this process."""
        return empty_pb2.Empty()

    def Cancel(self, request: empty_pb2.Empty, context: Context) -> empty_pb2.Empty:
        """Go on: what was begun ends within seconds, and is then recorded."""
        return empty_pb2.Empty()

    def Handshake(
        self, request: provider_pb2.ProviderHandshakeRequest, context: Context
    ) -> provider_pb2.ProviderHandshakeResponse:
        """What this provider can do: nothing that is optional, so that all values come as they are."""
        return provider_pb2.ProviderHandshakeResponse()

    def GetPluginInfo(self, request: empty_pb2.Empty, context: Context) -> plugin_pb2.PluginInfo:
        """The version of pulumi-aws whose place this takes."""
        return plugin_pb2.PluginInfo(version=version("pulumi-aws"))

    def GetSchema(
        self, request: provider_pb2.GetSchemaRequest, context: Context
    ) -> provider_pb2.GetSchemaResponse:
        """A schema without types, for those who ask for its name."""
        schema = {"name": "aws", "version": version("pulumi-aws")}
        return provider_pb2.GetSchemaResponse(schema=json.dumps(schema))

    def CheckConfig(self, request: provider_pb2.CheckRequest, context: Context) -> provider_pb2.CheckResponse:
        """Take the provider's config as it is."""
        return provider_pb2.CheckResponse(inputs=request.news)

    def DiffConfig(self, request: provider_pb2.DiffRequest, context: Context) -> provider_pb2.DiffResponse:
        """Refuse another region: what was made in the first one would be lost from sight."""
        if "region" in differing(request.old_inputs, request.news):
            context.abort(
                grpc.StatusCode.FAILED_PRECONDITION,
                "aws:region of a stack can't change here: destroy the stack, or make another one",
            )
        return provider_pb2.DiffResponse(changes=provider_pb2.DiffResponse.DIFF_NONE)

    def Configure(
        self, request: provider_pb2.ConfigureRequest, context: Context
    ) -> provider_pb2.ConfigureResponse:
        """Take the region that resources are made in."""
        if region := recorded(request.args).get("region"):
            self._aws = Aws(self._endpoint_url, region)
        return provider_pb2.ConfigureResponse(supportsPreview=True)

    def Invoke(self, request: provider_pb2.InvokeRequest, context: Context) -> provider_pb2.InvokeResponse:
        """Call a provider function."""
        response = provider_pb2.InvokeResponse()
        with _explained(context):
            if request.tok not in FUNCTIONS:
                raise ValueError("the local provider doesn't know this function")
            answer = FUNCTIONS[request.tok](self._configured, read(request.args, request.tok))
            getattr(response, "return").update(answer)
        return response

    def Check(self, request: provider_pb2.CheckRequest, context: Context) -> provider_pb2.CheckResponse:
        """Take a resource's inputs as they are, when its type is known."""
        failures = []
        if request.type not in RESOURCE_TYPES:
            reason = f"the local provider doesn't know the type {request.type}"
            failures = [provider_pb2.CheckFailure(reason=reason)]
        return provider_pb2.CheckResponse(inputs=request.news, failures=failures)

    def Diff(self, request: provider_pb2.DiffRequest, context: Context) -> provider_pb2.DiffResponse:
        """Which properties differ, and which of those AWS can't change in place."""
        names = sorted(differing(request.old_inputs, request.news))
        response = provider_pb2.DiffResponse
        return response(
            changes=response.DIFF_SOME if names else response.DIFF_NONE,
            diffs=names,
            replaces=[name for name in names if name not in IN_PLACE.get(request.type, ())],
            deleteBeforeReplace=True,  # names are given by the program, and AWS takes each once
        )

    def Create(self, request: provider_pb2.CreateRequest, context: Context) -> provider_pb2.CreateResponse:
        """Make a resource; in a preview, none."""
        if request.preview:
            return provider_pb2.CreateResponse(properties=request.properties)
        with _explained(context):
            inputs = read(request.properties, request.urn)
            created = RESOURCE_TYPES[request.type].create(self._configured, inputs)
        state = with_outputs(request.properties, created.outputs)
        return provider_pb2.CreateResponse(id=created.id, properties=state)

    def Update(self, request: provider_pb2.UpdateRequest, context: Context) -> provider_pb2.UpdateResponse:
        """Change a resource in place; in a preview, don't."""
        before = recorded(request.olds)
        outputs = {key: value for key, value in before.items() if key not in request.old_inputs}
        update = RESOURCE_TYPES[request.type].update
        if not request.preview and update is not None:
            with _explained(context):
                names = differing(request.old_inputs, request.news)
                new = read(request.news, request.urn)
                outputs |= update(self._configured, Change(Recorded(request.id, before), new, names)) or {}
        return provider_pb2.UpdateResponse(properties=with_outputs(request.news, outputs))

    def Read(self, request: provider_pb2.ReadRequest, context: Context) -> provider_pb2.ReadResponse:
        """Look at a resource: gone, or with the properties that AWS tells; by its id alone for an import."""
        kind = RESOURCE_TYPES[request.type]
        inputs, state = struct_pb2.Struct(), struct_pb2.Struct()
        inputs.CopyFrom(request.inputs)
        state.CopyFrom(request.properties)
        with _explained(context):
            try:
                if len(request.inputs):
                    before = Recorded(request.id, {**recorded(inputs), **recorded(state)})
                    inputs.update(_changed(recorded(inputs), kind.read(self._configured, before)))
                else:
                    found = kind.describe(self._configured, request.id)
                    state.update(dict(found))
                    inputs.update({key: value for key, value in found.items() if key != "arn"})
            except Exception as error:
                if not says_gone(error):
                    raise
                return provider_pb2.ReadResponse()
        state.MergeFrom(inputs)
        return provider_pb2.ReadResponse(id=request.id, properties=state, inputs=inputs)

    def Delete(self, request: provider_pb2.DeleteRequest, context: Context) -> empty_pb2.Empty:
        """Take a resource away; one that is gone already is no error."""
        with _explained(context):
            state = Recorded(request.id, recorded(request.properties))
            try:
                RESOURCE_TYPES[request.type].delete(self._configured, state)
            except Exception as error:
                if not says_gone(error):
                    raise
        return empty_pb2.Empty()

    @property
    def _configured(self) -> Aws:
        if self._aws is None:
            raise ValueError("the provider isn't configured: aws:region is missing")
        return self._aws


def _changed(before: dict[str, Any], found: Any) -> dict[str, Any]:  # noqa: ANN401 - a mapping of properties
    """The inputs whose values are others than recorded."""
    return {key: found[key] for key, value in before.items() if found.get(key, value) != value}
