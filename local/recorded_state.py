"""Properties as the real engine keeps them: comparing them, and reading them without their assets."""

from collections.abc import Mapping
from typing import Any

from google.protobuf import json_format, struct_pb2

SIGNATURE = "4dabf18193072939515e22adb298388d"
ASSETS = {"c44067f5952c0a294b673a41bacd8c17", "0def7320c3a5731c473e5ecbe6d01bc7"}
"""What marks a value on the wire as an asset or an archive.

https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/sig/sig.go
"""


def recorded(struct: struct_pb2.Struct) -> dict[str, Any]:
    """Properties as plain values; an asset or archive is only its hash, wherever its content was."""
    values = json_format.MessageToDict(struct)
    return {key: _plain(value) for key, value in values.items() if value is not None}


def differing(old: struct_pb2.Struct, new: struct_pb2.Struct) -> frozenset[str]:
    """The names of the properties that are not the same in both."""
    before, after = recorded(old), recorded(new)
    return frozenset(
        key
        for key in before.keys() | after.keys()
        if (key in before) != (key in after) or before[key] != after[key]
    )


def with_outputs(inputs: struct_pb2.Struct, outputs: Mapping[str, Any]) -> struct_pb2.Struct:
    """A resource's state: its inputs as the engine sent them, and what AWS gave it."""
    state = struct_pb2.Struct()
    state.CopyFrom(inputs)
    state.update(dict(outputs))
    return state


def _plain(value: object) -> object:
    match value:
        case dict() if value.get(SIGNATURE) in ASSETS:
            return {"hash": value["hash"]}
        case dict():
            return {key: _plain(item) for key, item in value.items() if item is not None}
        case list():
            return [_plain(item) for item in value]
        case float() if value.is_integer():
            return int(value)
        case _:
            return value
