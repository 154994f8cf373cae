"""Takes the documentation out of botocore's service models: it reads models at each start, and none of it."""

import gzip
import json
from pathlib import Path
from typing import Any


def without_documentation(packages: Path) -> None:
    """Rewrites the models of all services in `packages`. Without botocore there is nothing to do."""
    for file in packages.glob("botocore/data/*/*/service-2.json.gz"):
        model = json.loads(gzip.decompress(file.read_bytes()), object_hook=_undocumented)
        file.write_bytes(gzip.compress(json.dumps(model, separators=(",", ":")).encode(), mtime=0))


def _undocumented(part: dict[str, Any]) -> dict[str, Any]:
    # A member of that name would hold a dict.
    return {key: value for key, value in part.items() if key != "documentation" or not isinstance(value, str)}
