"""Leaves botocore what the called services need of its data, which it reads at each start.

That is the models of those services, without their documentation, and the end points of those alone; of the
services in OPERATIONS only the operations there.
"""

import gzip
import json
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

OPERATIONS: Mapping[str, frozenset[str]] = {"cognito-idp": frozenset({"AdminGetUser", "ListUsers"})}
"""Services with a large model of which little is called: the one of Cognito has 120 operations, in 0.9 MB."""


def keep_services(packages: Path, services: Collection[str]) -> None:
    """Takes what is of services other than `services` out of botocore and boto3 in the folder `packages`.

    What botocore reads whatever the service (partitions, default configuration, retry rules) are plain files
    of its data folder, and stay.
    """
    for data in (packages / "botocore" / "data", packages / "boto3" / "data"):
        for folder in [entry for entry in data.glob("*") if entry.is_dir() and entry.name not in services]:
            shutil.rmtree(folder)
    data = packages / "botocore" / "data"
    models = [_reduced(file, OPERATIONS.get(file.parts[-3])) for file in data.glob("*/*/service-2.json.gz")]
    # The name by which the end points know a service: Step Functions, for one, is `states` there.
    _keep_endpoints(data / "endpoints.json", {model["metadata"]["endpointPrefix"] for model in models})


def _reduced(file: Path, operations: Collection[str] | None) -> dict[str, Any]:
    """The model in `file`, rewritten without documentation and, if given, with those `operations` alone."""
    model: dict[str, Any] = json.loads(gzip.decompress(file.read_bytes()), object_hook=_undocumented)
    if operations is not None:
        _keep_operations(model, operations)
    file.write_bytes(gzip.compress(json.dumps(model, separators=(",", ":")).encode(), mtime=0))
    return model


def _keep_operations(model: dict[str, Any], operations: Collection[str]) -> None:
    """Takes the other operations out of `model`, and the shapes that they alone are about."""
    # In the model's own order: a set's differs from process to process, and so would the package.
    model["operations"] = {name: each for name, each in model["operations"].items() if name in operations}
    kept: set[str] = set()
    found = set(_shapes_named_in(model["operations"]))
    while found:
        kept |= found
        found = {name for shape in found for name in _shapes_named_in(model["shapes"][shape])} - kept
    model["shapes"] = {name: shape for name, shape in model["shapes"].items() if name in kept}


def _shapes_named_in(part: object) -> Iterator[str]:
    """The names of the shapes that a part of a model refers to."""
    if isinstance(part, dict):
        if isinstance(name := part.get("shape"), str):
            yield name
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from _shapes_named_in(each)


def _undocumented(part: dict[str, Any]) -> dict[str, Any]:
    # A member of that name would hold a dict.
    return {key: value for key, value in part.items() if key != "documentation" or not isinstance(value, str)}


def _keep_endpoints(file: Path, prefixes: Collection[str]) -> None:
    document = json.loads(file.read_bytes())
    for partition in document["partitions"]:
        services = partition["services"].items()
        partition["services"] = {name: places for name, places in services if name in prefixes}
    file.write_text(json.dumps(document, separators=(",", ":")))
