"""How the local provider describes a resource type."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from tools.local_provider.aws_clients import Aws

Inputs = Mapping[str, Any]
"""A resource's properties by their pulumi-aws names: plain values, assets and archives."""


class AlreadyExists(ValueError):
    """A duplicate resource that AWS rejects, unlike the emulator."""


class NotChangeable(ValueError):
    """A change that AWS supports, but not the local provider."""


@dataclass(frozen=True, slots=True)
class Created:
    """A created resource: its physical id, and AWS's outputs."""

    id: str
    outputs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """A resource in the stack's state: its physical id, its inputs and outputs.

    Assets and archives are only their hashes here.
    """

    id: str
    properties: Inputs


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a resource; `changed` has the names of the properties that differ."""

    state: State
    new: Inputs
    changed: frozenset[str]


@dataclass(frozen=True, slots=True)
class ResourceType:
    """How a resource of one type is created, deleted and changed in place.

    `create` and `update` raise botocore's errors if AWS rejects a call (also a duplicate), and
    `UnmappedProperty` for an unknown property. `update` returns the outputs that it changed, if any. A change
    of a property in `immutable` replaces the resource, as does any change without an `update`. Tags are only
    set at creation.
    """

    create: Callable[[Aws, Inputs], Created]
    delete: Callable[[Aws, State], None]
    update: Callable[[Aws, Change], Mapping[str, Any] | None] | None = None
    immutable: AbstractSet[str] = frozenset()

    def replaces(self, name: str) -> bool:
        """Returns whether a change of this property replaces the resource."""
        return name != "tags" and (self.update is None or name in self.immutable)
