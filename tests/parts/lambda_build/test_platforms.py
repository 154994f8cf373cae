"""Tests the packages for AWS: arm64 code, the same files as for this machine, reproducible bytes."""

import json
import re
import struct
from pathlib import Path

import pytest

from lambda_build.assemble import assemble
from lambda_build.exclusions import EXCLUDED_FROM_DEPENDENCIES
from lambda_build.packages import Package
from lambda_build.targets import FUNCTIONS, TARGETS, Function
from tests.parts.lambda_build.conftest import contents, file_names

AARCH64 = 183
"""`e_machine` of 64-bit Arm: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html"""

END_POINT_NAMES = {"stepfunctions": "states", "sesv2": "email"}
"""The names of services in botocore's endpoint data."""


def names(folder: Path) -> set[str]:
    """Returns every file, without platform and interpreter in its name."""
    return {re.sub(r"\.cpython-\d+(-[a-z0-9_]+-linux-gnu)?", "", name) for name in file_names(folder)}


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_extension_modules_are_for_arm64(aws_packages: dict[str, Package], function: Function) -> None:
    files = contents(aws_packages[function.name].folder)
    found = {name: content for name, content in files.items() if content.startswith(b"\x7fELF")}
    assert bool(found) == (function.name == "api")
    for name, content in found.items():
        assert content[4:6] == b"\x02\x01", f"{name} is not of 64 bits, little-endian"
        assert struct.unpack_from("<H", content, 18) == (AARCH64,), name
        assert "313-aarch64-linux-gnu" in name or "abi3" in name
    assert {name for name in files if ".so" in name} == found.keys()


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_the_packages_for_aws_have_the_same_files_as_the_local_ones(
    aws_packages: dict[str, Package], local_packages: dict[str, Package], function: Function
) -> None:
    assert names(aws_packages[function.name].folder) == names(local_packages[function.name].folder)


def test_a_package_has_the_same_bytes_in_another_folder(
    aws_packages: dict[str, Package], tmp_path: Path
) -> None:
    """Tests the package with the fewest dependencies: all are assembled by the same steps."""
    (function,) = (each for each in FUNCTIONS if each.name == "email")
    another = assemble(function, TARGETS["aws"], tmp_path / "another" / "folder")
    assert contents(another) == contents(aws_packages[function.name].folder)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_every_module_has_byte_code(aws_packages: dict[str, Package], function: Function) -> None:
    files = file_names(aws_packages[function.name].folder)
    for source in (Path(name) for name in files if name.endswith(".py")):
        assert f"{source.parent.as_posix()}/__pycache__/{source.stem}.cpython-313.pyc" in files


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_a_function_has_the_models_and_endpoints_of_its_services(
    aws_packages: dict[str, Package], function: Function
) -> None:
    data = aws_packages[function.name].folder / "botocore" / "data"
    assert {entry.name for entry in data.iterdir() if entry.is_dir()} == function.services
    partitions = json.loads((data / "endpoints.json").read_bytes())["partitions"]
    assert {name for partition in partitions for name in partition["services"]} == {
        END_POINT_NAMES.get(service, service) for service in function.services
    }


def test_a_function_has_only_the_dependencies_of_its_own_lock(aws_packages: dict[str, Package]) -> None:
    web = {"fastapi", "starlette", "mangum", "pydantic", "pydantic_core", "phonenumbers"}
    found = {
        name: {entry.name for entry in package.folder.iterdir()} & web
        for name, package in aws_packages.items()
    }
    assert found == {"api": web, "email": set(), "sweep": {"phonenumbers"}}


def test_excluded_files_are_in_no_package(aws_packages: dict[str, Package]) -> None:
    patterns = EXCLUDED_FROM_DEPENDENCIES.keys() - {"**/__pycache__"}  # contains the byte code of our modules
    for package in aws_packages.values():
        assert [path for pattern in patterns for path in package.folder.glob(pattern)] == []
