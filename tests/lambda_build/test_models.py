"""Without their documentation, botocore's models describe the same operations."""

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import botocore
import pytest

from lambda_build.models import without_documentation
from lambda_build.targets import FUNCTIONS

DATA = Path(botocore.__file__).parent / "data"
SERVICES = sorted({service for function in FUNCTIONS for service in function.services})


def model(data: Path, service: str) -> Any:  # noqa: ANN401 - JSON
    newest = max((data / service).glob("*/service-2.json.gz"))
    return json.loads(gzip.decompress(newest.read_bytes()))


def documented(part: object) -> int:
    """How many texts of documentation `part` has."""
    if isinstance(part, dict):
        own = isinstance(part.get("documentation"), str)
        return own + sum(documented(value) for value in part.values())
    return sum(documented(value) for value in part) if isinstance(part, list) else 0


def undocumented(part: Any) -> Any:  # noqa: ANN401 - JSON
    """`part` with no text under `documentation`."""
    if isinstance(part, dict):
        kept = {
            key: value for key, value in part.items() if key != "documentation" or isinstance(value, dict)
        }
        return {key: undocumented(value) for key, value in kept.items()}
    return [undocumented(value) for value in part] if isinstance(part, list) else part


@pytest.mark.parametrize("service", SERVICES)
def test_a_model_loses_its_documentation_alone(tmp_path: Path, service: str) -> None:
    data = tmp_path / "botocore" / "data"
    shutil.copytree(DATA / service, data / service)
    without_documentation(tmp_path)
    whole, kept = model(DATA, service), model(data, service)
    assert documented(whole) > 0
    assert documented(kept) == 0
    assert kept["operations"].keys() == whole["operations"].keys()
    assert kept == undocumented(whole)


def test_a_member_of_that_name_stays(tmp_path: Path) -> None:
    file = tmp_path / "botocore" / "data" / "service" / "2026-01-01" / "service-2.json.gz"
    file.parent.mkdir(parents=True)
    members = {"documentation": {"shape": "Text", "documentation": "of the member"}}
    file.write_bytes(gzip.compress(json.dumps({"members": members, "documentation": "of all"}).encode()))
    without_documentation(tmp_path)
    kept = json.loads(gzip.decompress(file.read_bytes()))
    assert kept == {"members": {"documentation": {"shape": "Text"}}}
