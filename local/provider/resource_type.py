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
class ResourceType:
    """How a resource of one type is made.

    `create` raises botocore's errors where AWS refuses (a duplicate too), and `UnmappedProperty` for a
    property that it doesn't know.
    """

    create: Callable[[Aws, Inputs], Created]
