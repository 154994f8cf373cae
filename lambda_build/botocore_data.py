"""Reduces botocore's data, which it reads at each start, to the services that are called.

Keeps only their models, without documentation, and their endpoints. For the services in OPERATIONS, it keeps
only the listed operations.
"""

import gzip
import json
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

OPERATIONS: Mapping[str, frozenset[str]] = {"cognito-idp": frozenset({"AdminGetUser", "ListUsers"})}
"""Services with a large model of which few operations are called: Cognito's has 120 operations in 0.9 MB."""


def keep_services(packages: Path, services: Collection[str]) -> None:
    """Removes all services except `services` from botocore and boto3 in the folder `packages`.

    Every service needs the plain files in botocore's data folder (partitions, default configuration, retry
    rules), so they stay.
    """
    for data in (packages / "botocore" / "data", packages / "boto3" / "data"):
        for folder in [entry for entry in data.glob("*") if entry.is_dir() and entry.name not in services]:
            shutil.rmtree(folder)
    data = packages / "botocore" / "data"
    models = [_reduced(file, OPERATIONS.get(file.parts[-3])) for file in data.glob("*/*/service-2.json.gz")]
    # The endpoint data uses its own service names: Step Functions, for example, is `states`.
    _keep_endpoints(data / "endpoints.json", {model["metadata"]["endpointPrefix"] for model in models})


def _reduced(file: Path, operations: Collection[str] | None) -> dict[str, Any]:
    """Returns the model in `file` without documentation, with only `operations` if they are given."""
    model: dict[str, Any] = json.loads(gzip.decompress(file.read_bytes()), object_hook=_undocumented)
    if operations is not None:
        _keep_operations(model, operations)
    file.write_bytes(gzip.compress(json.dumps(model, separators=(",", ":")).encode(), mtime=0))
    return model


def _keep_operations(model: dict[str, Any], operations: Collection[str]) -> None:
    """Removes all other operations from `model`, and the shapes that only they use."""
    # Keep the model's order: a set's order differs between processes, and so would the package.
    model["operations"] = {name: each for name, each in model["operations"].items() if name in operations}
    kept: set[str] = set()
    found = set(_shapes_named_in(model["operations"]))
    while found:
        kept |= found
        found = {name for shape in found for name in _shapes_named_in(model["shapes"][shape])} - kept
    model["shapes"] = {name: shape for name, shape in model["shapes"].items() if name in kept}


def _shapes_named_in(part: object) -> Iterator[str]:
    """Yields the names of the shapes that a part of a model refers to."""
    if isinstance(part, dict):
        if isinstance(name := part.get("shape"), str):
            yield name
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from _shapes_named_in(each)


def _undocumented(part: dict[str, Any]) -> dict[str, Any]:
    # A shape's member called `documentation` would be a dict.
    return {key: value for key, value in part.items() if key != "documentation" or not isinstance(value, str)}


def _keep_endpoints(file: Path, prefixes: Collection[str]) -> None:
    document = json.loads(file.read_bytes())
    for partition in document["partitions"]:
        services = partition["services"].items()
        partition["services"] = {name: places for name, places in services if name in prefixes}
    file.write_text(json.dumps(document, separators=(",", ":")))
