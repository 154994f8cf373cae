"""Leaves botocore what the called services need of its data, which it reads at each start.

That is the models of those services, without their documentation, and the end points of those alone.
"""

import gzip
import json
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any


def keep_services(packages: Path, services: Collection[str]) -> None:
    """Takes what is of services other than `services` out of botocore and boto3 in the folder `packages`.

    What botocore reads whatever the service (partitions, default configuration, retry rules) are plain files
    of its data folder, and stay.
    """
    for data in (packages / "botocore" / "data", packages / "boto3" / "data"):
        for folder in [entry for entry in data.glob("*") if entry.is_dir() and entry.name not in services]:
            shutil.rmtree(folder)
    data = packages / "botocore" / "data"
    models = [_without_documentation(file) for file in data.glob("*/*/service-2.json.gz")]
    # The name by which the end points know a service: Step Functions, for one, is `states` there.
    _keep_endpoints(data / "endpoints.json", {model["metadata"]["endpointPrefix"] for model in models})


def _without_documentation(file: Path) -> dict[str, Any]:
    """The model in `file`, which is rewritten."""
    model: dict[str, Any] = json.loads(gzip.decompress(file.read_bytes()), object_hook=_undocumented)
    file.write_bytes(gzip.compress(json.dumps(model, separators=(",", ":")).encode(), mtime=0))
    return model


def _undocumented(part: dict[str, Any]) -> dict[str, Any]:
    # A member of that name would hold a dict.
    return {key: value for key, value in part.items() if key != "documentation" or not isinstance(value, str)}


def _keep_endpoints(file: Path, prefixes: Collection[str]) -> None:
    document = json.loads(file.read_bytes())
    for partition in document["partitions"]:
        services = partition["services"].items()
        partition["services"] = {name: places for name, places in services if name in prefixes}
    file.write_text(json.dumps(document, separators=(",", ":")))
