"""With fewer end points in its package, botocore still finds those of the services that are called."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import botocore
import pytest
from botocore.loaders import Loader
from botocore.regions import EndpointResolver

from lambda_build.endpoints import keep_endpoints
from lambda_build.targets import FUNCTIONS

DATA = Path(botocore.__file__).parent / "data"
SERVICES = sorted({service for function in FUNCTIONS for service in function.services})


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an installed botocore has of our services, with the end points of those alone."""
    folder = tmp_path_factory.mktemp("packages")
    for service in SERVICES:
        shutil.copytree(DATA / service, folder / "botocore" / "data" / service)
    shutil.copy(DATA / "endpoints.json", folder / "botocore" / "data")
    keep_endpoints(folder, SERVICES)
    return folder


def resolver(data: Path) -> EndpointResolver:
    return EndpointResolver(json.loads((data / "endpoints.json").read_bytes()))


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_has_the_same_end_point_in_every_region(packages: Path, service: str) -> None:
    model: Any = Loader().load_service_model(service, "service-2")
    prefix = model["metadata"]["endpointPrefix"]
    whole, kept = resolver(DATA), resolver(packages / "botocore" / "data")
    assert kept.get_available_partitions() == whole.get_available_partitions()
    for partition in whole.get_available_partitions():
        regions = whole.get_available_endpoints(prefix, partition, allow_non_regional=True)
        assert kept.get_available_endpoints(prefix, partition, allow_non_regional=True) == regions
        for region in [*regions, "eu-central-99"]:
            found = whole.construct_endpoint(prefix, region, partition)
            assert kept.construct_endpoint(prefix, region, partition) == found


def test_other_services_are_gone(packages: Path) -> None:
    partitions = json.loads((packages / "botocore" / "data" / "endpoints.json").read_bytes())["partitions"]
    assert set().union(*(p["services"] for p in partitions)) == {"dynamodb", "states", "email"}


def test_a_package_without_botocore_stays_as_it_is(tmp_path: Path) -> None:
    keep_endpoints(tmp_path, SERVICES)
    assert list(tmp_path.iterdir()) == []
