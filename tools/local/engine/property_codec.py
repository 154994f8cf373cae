"""Decodes and encodes property values as the Pulumi SDK and engine exchange them."""

from collections.abc import Mapping
from typing import Any

from google.protobuf import struct_pb2
from pulumi.runtime import rpc

from tools.local.engine.engine_error import EngineError


def decode(struct: struct_pb2.Struct, what: str) -> dict[str, Any]:
    """Returns properties as plain values: secrets unwrapped, nulls omitted, whole numbers as ints.

    Assets and archives stay pulumi's objects. Raises `EngineError`, naming `what` and the property, where a
    value is unknown because it comes from an output that the local provider doesn't return.
    """
    values = rpc.deserialize_properties(struct, keep_unknowns=True)
    if unknown := sorted(key for key, value in values.items() if rpc.contains_unknowns(value)):
        raise EngineError(
            f"{what}: {', '.join(unknown)} needs an output that the local provider doesn't return"
        )
    return {key: _plain(value) for key, value in values.items() if value is not None}


def with_outputs(inputs: struct_pb2.Struct, outputs: Mapping[str, Any]) -> struct_pb2.Struct:
    """Returns a resource's state: its inputs, with their secrets and assets, and AWS's outputs."""
    state = struct_pb2.Struct()
    state.CopyFrom(inputs)
    state.update(dict(outputs))
    return state


def _plain(value: object) -> object:
    if rpc.is_rpc_secret(value):
        return _plain(rpc.unwrap_rpc_secret(value))
    match value:
        case dict():
            return {key: _plain(item) for key, item in value.items() if item is not None}
        case list():
            return [_plain(item) for item in value]
        case float() if value.is_integer():
            return int(value)
        case _:
            return value
