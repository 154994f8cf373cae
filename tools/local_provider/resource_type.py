"""What the local provider knows of a resource type."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from tools.local_provider.aws_clients import Aws

Inputs = Mapping[str, Any]
"""A resource's properties by their pulumi-aws names: plain values, assets and archives."""


class AlreadyExists(ValueError):
    """A resource that AWS refuses to make twice, and the emulator doesn't."""


class NotChangeable(ValueError):
    """A change that AWS has a way for, and the local provider doesn't."""


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


@dataclass(frozen=True, slots=True)
class ResourceType:
    """How a resource of one type is made, taken away and changed in place.

    `create` and `update` raise botocore's errors where AWS refuses (a duplicate too), and `UnmappedProperty`
    for a property that they don't know. Another value for a property in `fixed` makes another resource, as
    any change does without an `update`. Tags are only given when it is made.
    """

    create: Callable[[Aws, Inputs], Created]
    delete: Callable[[Aws, Recorded], None]
    update: Callable[[Aws, Change], None] | None = None
    fixed: AbstractSet[str] = frozenset()

    def replaces(self, name: str) -> bool:
        """Whether another value for this property makes another resource."""
        return name != "tags" and (self.update is None or name in self.fixed)
