"""Renders the graph as a Terraform plan, which published linters read.

pulumi-aws is made from Terraform's AWS provider: types and properties are the same but for their case, and
for lists of blocks, which are plural here and singular there.
"""

import re
from collections.abc import Mapping
from typing import Any

import pulumi

from tests.infra.recording import Graph, Resource

MAPS = {"dimensions", "tags", "variables"}
"""Properties whose members are data, not settings."""

TYPES = {"aws_s3_bucket_objectv2": "aws_s3_object"}


def plan(graph: Graph) -> dict[str, Any]:
    """What `terraform show -json` prints of a plan that creates all of the graph's resources."""
    resources = [resource for resource in graph.resources if resource.custom]
    planned = [_identity(resource) | {"values": _block(resource.inputs)} for resource in resources]
    changes = [
        _identity(resource)
        | {"change": {"actions": ["create"], "before": None, "after": _block(resource.inputs)}}
        for resource in resources
    ]
    by_urn = {resource.urn: address(resource) for resource in resources}
    configured = [
        _identity(resource) | {"expressions": _expressions(resource, by_urn)} for resource in resources
    ]
    return {
        "format_version": "1.2",
        "terraform_version": "1.9.0",
        "planned_values": {"root_module": {"resources": planned}},
        "resource_changes": changes,
        "configuration": {"root_module": {"resources": configured}},
    }


def address(resource: Resource) -> str:
    """Terraform's name of a resource, such as `aws_dynamodb_table.reminders`."""
    identity = _identity(resource)
    return str(identity["address"])


def _identity(resource: Resource) -> dict[str, Any]:
    type_ = _snake(resource.type.rpartition(":")[0].replace(":", "_").replace("/", "_"))
    type_, name = TYPES.get(type_, type_), re.sub(r"[^\w-]", "_", resource.name)
    return {"address": f"{type_}.{name}", "mode": "managed", "type": type_, "name": name, "schema_version": 0}


def _expressions(resource: Resource, addresses: Mapping[str, str]) -> dict[str, Any]:
    return {
        _snake(name): {"references": sorted(addresses[urn] for urn in urns & addresses.keys())}
        for name, urns in resource.references.items()
    }


def _block(properties: Mapping[str, Any]) -> dict[str, Any]:
    block: dict[str, Any] = {}
    for name, value in properties.items():
        match value:
            case Mapping() if name not in MAPS:
                block[_snake(name)] = [_block(value)]
            case [Mapping(), *_]:
                block[_singular(_snake(name))] = [_block(item) for item in value]
            case pulumi.Asset() | pulumi.Archive():
                block[_snake(name)] = name
            case _:
                block[_snake(name)] = value
    return block


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def _singular(name: str) -> str:
    return name.removesuffix("es") if name.endswith("xes") else name.removesuffix("s")
