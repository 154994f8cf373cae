"""Tests that botocore's reduced data still has all operations and endpoints that are called."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import botocore
import pytest
from botocore.model import ServiceModel
from botocore.regions import EndpointResolver

from lambda_build.botocore_data import OPERATIONS, keep_services
from lambda_build.targets import FUNCTIONS

DATA = Path(botocore.__file__).parent / "data"
PREFIXES = {"cognito-idp": "cognito-idp", "dynamodb": "dynamodb", "sesv2": "email", "stepfunctions": "states"}
"""The called services, and their names in botocore's endpoint data."""


@pytest.fixture(scope="module")
def kept_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The part of an installed botocore's data that is kept for our services."""
    folder = tmp_path_factory.mktemp("packages")
    data = folder / "botocore" / "data"
    for service in (*PREFIXES, "sts"):
        shutil.copytree(DATA / service, data / service)
    shutil.copy(DATA / "endpoints.json", data)
    keep_services(folder, PREFIXES)
    return data


def model(data: Path, service: str) -> Any:  # noqa: ANN401 - JSON
    newest = max((data / service).glob("*/service-2.json.gz"))
    return json.loads(gzip.decompress(newest.read_bytes()))


def resolver(data: Path) -> EndpointResolver:
    return EndpointResolver(json.loads((data / "endpoints.json").read_bytes()))


def undocumented(part: Any) -> Any:  # noqa: ANN401 - JSON
    """Returns `part` without the texts under `documentation`."""
    if isinstance(part, dict):
        texts = isinstance(part.get("documentation"), str)
        return {
            key: undocumented(value) for key, value in part.items() if not (texts and key == "documentation")
        }
    return [undocumented(value) for value in part] if isinstance(part, list) else part


def test_the_listed_services_are_those_that_the_code_calls() -> None:
    assert PREFIXES.keys() == {service for function in FUNCTIONS for service in function.services}


@pytest.mark.parametrize("service", sorted(PREFIXES.keys() - OPERATIONS.keys()))
def test_a_model_loses_only_its_documentation(kept_data: Path, service: str) -> None:
    whole, kept = model(DATA, service), model(kept_data, service)
    assert kept != whole
    assert kept == undocumented(whole)


@pytest.mark.parametrize("service", sorted(OPERATIONS))
def test_a_large_model_keeps_the_called_operations_with_all_their_shapes(
    kept_data: Path, service: str
) -> None:
    whole, kept = undocumented(model(DATA, service)), model(kept_data, service)
    assert kept["operations"].keys() == OPERATIONS[service]
    for section in ("operations", "shapes"):
        assert kept[section].items() <= whole[section].items()
    assert {name: part for name, part in kept.items() if name not in ("operations", "shapes")} == {
        name: part for name, part in whole.items() if name not in ("operations", "shapes")
    }
    loaded = ServiceModel(kept, service)
    for name in loaded.operation_names:
        operation = loaded.operation_model(name)
        for shape in (operation.input_shape, operation.output_shape, *operation.error_shapes):
            assert len(list(members(shape))) > 0


def members(shape: Any) -> Iterator[str]:  # noqa: ANN401  # botocore's have no types
    """Returns the names of a shape and of all nested ones, which are resolved one by one."""
    yield shape.name
    within = [shape.member] if shape.type_name == "list" else getattr(shape, "members", {}).values()
    for each in within:
        yield from members(each)


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_a_service_keeps_its_endpoint_in_every_region(kept_data: Path, prefix: str) -> None:
    whole, kept = resolver(DATA), resolver(kept_data)
    assert kept.get_available_partitions() == whole.get_available_partitions()
    for partition in whole.get_available_partitions():
        regions = whole.get_available_endpoints(prefix, partition, allow_non_regional=True)
        assert kept.get_available_endpoints(prefix, partition, allow_non_regional=True) == regions
        for region in [*regions, "eu-central-99"]:
            found = whole.construct_endpoint(prefix, region, partition)
            assert kept.construct_endpoint(prefix, region, partition) == found
