"""The packages for AWS, file by file: code for arm64, the files of this machine's, the same twice."""

import json
import re
import struct
from pathlib import Path

import pytest

from lambda_build.assemble import assemble
from lambda_build.exclusions import EXCLUDED_FROM_DEPENDENCIES
from lambda_build.packages import Package
from lambda_build.targets import FUNCTIONS, TARGETS, Function
from tests.parts.lambda_build.conftest import contents

AARCH64 = 183
"""`e_machine` of 64-bit Arm: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html"""

END_POINT_NAMES = {"stepfunctions": "states", "sesv2": "email"}
"""By which botocore's end points know a service."""


def names(folder: Path) -> set[str]:
    """Every file, without what its name says of platform and interpreter."""
    return {re.sub(r"\.cpython-\d+(-[a-z0-9_]+-linux-gnu)?", "", name) for name in contents(folder)}


def libraries(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in contents(folder).items() if content.startswith(b"\x7fELF")}


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_extension_modules_are_for_arm64(aws_packages: dict[str, Package], function: Function) -> None:
    found = libraries(aws_packages[function.name].folder)
    assert bool(found) == (function.name == "api")
    for name, content in found.items():
        assert content[4:6] == b"\x02\x01", f"{name} is not of 64 bits, little-endian"
        assert struct.unpack_from("<H", content, 18) == (AARCH64,), name
        assert "313-aarch64-linux-gnu" in name or "abi3" in name
    suffixes = {name for name in contents(aws_packages[function.name].folder) if ".so" in name}
    assert suffixes == set(found)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_nothing_is_missing_against_this_machines(
    aws_packages: dict[str, Package], local_packages: dict[str, Package], function: Function
) -> None:
    assert names(aws_packages[function.name].folder) == names(local_packages[function.name].folder)


def test_another_folder_gets_the_same_bytes(aws_packages: dict[str, Package], tmp_path: Path) -> None:
    """Shown by one, with the least to install: each is put together by the same steps."""
    (function,) = (each for each in FUNCTIONS if each.name == "email")
    another = assemble(function, TARGETS["aws"], tmp_path / "another" / "folder")
    assert contents(another) == contents(aws_packages[function.name].folder)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_every_module_has_byte_code(aws_packages: dict[str, Package], function: Function) -> None:
    files = set(contents(aws_packages[function.name].folder))
    for source in (Path(name) for name in files if name.endswith(".py")):
        assert f"{source.parent.as_posix()}/__pycache__/{source.stem}.cpython-313.pyc" in files


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_a_function_has_the_models_and_end_points_of_its_services(
    aws_packages: dict[str, Package], function: Function
) -> None:
    data = aws_packages[function.name].folder / "botocore" / "data"
    assert {entry.name for entry in data.iterdir() if entry.is_dir()} == function.services
    partitions = json.loads((data / "endpoints.json").read_bytes())["partitions"]
    assert {name for partition in partitions for name in partition["services"]} == {
        END_POINT_NAMES.get(service, service) for service in function.services
    }


def test_a_function_has_the_dependencies_of_its_own_lock_alone(aws_packages: dict[str, Package]) -> None:
    web = {"fastapi", "starlette", "mangum", "pydantic", "pydantic_core", "phonenumbers"}
    found = {
        name: {entry.name for entry in package.folder.iterdir()} & web
        for name, package in aws_packages.items()
    }
    assert found == {"api": web, "email": set(), "sweep": {"phonenumbers"}}


def test_what_is_left_out_is_in_no_package(aws_packages: dict[str, Package]) -> None:
    patterns = EXCLUDED_FROM_DEPENDENCIES.keys() - {"**/__pycache__"}  # has the byte code of our modules
    for package in aws_packages.values():
        assert [path for pattern in patterns for path in package.folder.glob(pattern)] == []
