"""What the local provider knows of a resource type."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from local.provider.aws_clients import Aws

Inputs = Mapping[str, Any]
"""A resource's properties by their pulumi-aws names: plain values, assets and archives."""


@dataclass(frozen=True, slots=True)
class Created:
    """A resource that was made: its physical id, and the properties that only AWS knows."""

    id: str
    outputs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A resource as the stack recorded it: its physical id, and its properties with those that AWS gave it.

    Assets and archives are only their hashes here.
    """

    id: str
    properties: Inputs


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of a recorded resource; `names` are the properties that differ."""

    recorded: Recorded
    new: Inputs
    names: frozenset[str]


def refuse_import(_aws: Aws, id_: str) -> Inputs:
    """Refuse what can't be found by its id alone: without data it is quicker deleted and made again."""
    raise ValueError(
        f"{id_} can't be imported here: only what holds data can; delete it, `up` makes it again"
    )


@dataclass(frozen=True, slots=True)
class ResourceType:
    """How a resource of one type is made, taken away, looked at and changed in place.

    `create` raises botocore's errors where AWS refuses (a duplicate too), and `UnmappedProperty` for a
    property that it doesn't know. `delete` and `read` raise botocore's errors, among them those of a resource
    that is gone; `read` returns the properties that AWS told, and those that it wasn't asked for as recorded.
    `update` returns the outputs that the change gave new values; `in_place.py` says what it can change.
    `describe` finds all properties by the id alone, for an import; only what holds data has it.
    """

    create: Callable[[Aws, Inputs], Created]
    delete: Callable[[Aws, Recorded], None]
    read: Callable[[Aws, Recorded], Inputs]
    update: Callable[[Aws, Change], Mapping[str, Any] | None] | None = None
    describe: Callable[[Aws, str], Inputs] = refuse_import
