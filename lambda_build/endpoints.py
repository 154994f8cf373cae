"""Leaves botocore only the end points of the services that are called: it reads all at each start."""

import gzip
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any


def keep_endpoints(packages: Path, services: Collection[str]) -> None:
    """Removes what `botocore/data/endpoints.json` in `packages` says of services other than `services`.

    Partitions and regions stay as they are. Without botocore there is nothing to do.
    """
    data = packages / "botocore" / "data"
    file = data / "endpoints.json"
    if not file.is_file():
        return
    document = json.loads(file.read_bytes())
    prefixes = {_endpoint_prefix(data / service) for service in services}
    for partition in document["partitions"]:
        partition["services"] = {
            name: places for name, places in partition["services"].items() if name in prefixes
        }
    file.write_text(json.dumps(document, separators=(",", ":")))


def _endpoint_prefix(service: Path) -> str:
    """The name by which the end points know a service: Step Functions, for one, is `states` there."""
    model = max(service.glob("*/service-2.json.gz"))
    metadata: dict[str, Any] = json.loads(gzip.decompress(model.read_bytes()))["metadata"]
    prefix: str = metadata["endpointPrefix"]
    return prefix
