"""Tests that excluded files are not in a package, and files read at run time are."""

from pathlib import Path

import pytest

from lambda_build.exclusions import remove_excluded
from lambda_build.own_files import own_files
from lambda_build.targets import FUNCTIONS, ROOT, Function
from tests.parts.lambda_build.conftest import file_names, touch

STAYS = (
    "botocore/data/_retry.json",
    "botocore/data/dynamodb/2012-08-10/service-2.json.gz",
    "package/module.py",
    "package/data.json",
    "package-1.0.dist-info/METADATA",
    "phonenumbers/data/region_AU.py",
    "tzdata/zoneinfo/Europe/Berlin",
    "tzdata/zones",
)
GOES = (
    ".lock",
    "bin/program",
    "botocore/data/dynamodb/2012-08-10/examples-1.json",
    "dns/resolver.py",
    "dnspython-2.9.dist-info/METADATA",
    "package/.agents/notes.md",
    "package/inner/__pycache__/module.cpython-311.pyc",
    "package/module.pyi",
    "package/py.typed",
    "package-1.0.dist-info/RECORD",
    "phonenumbers/shortdata/region_AU.py",
    "pydantic/v1/main.py",
    "tzdata/zoneinfo/tzdata.zi",
    "tzdata/zoneinfo/zone1970.tab",
)


def test_only_the_listed_files_are_excluded(tmp_path: Path) -> None:
    touch(tmp_path, *STAYS, *GOES)
    remove_excluded(tmp_path)
    assert file_names(tmp_path) == set(STAYS)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_no_package_has_infra_tests_or_code_of_another_function(function: Function) -> None:
    files = own_files(function)
    assert {name.split("/")[0] for name in files} == {function.module.split(".")[0], "workflow"}
    assert [name for name in files if "test" in name or name.endswith(".pyc")] == []
    machine = [name for name in files if name.startswith("workflow/machine/")]
    assert [name for name in machine if name.endswith(("definition.py", ".json"))] == []
    sources = [file for name, file in files.items() if name.endswith(".py")]
    assert ROOT / "workflow" / "reminders" / "reminder.py" in sources
    assert [file.name for file in sources if "pulumi" in file.read_text(encoding="utf-8")] == []


def test_a_missing_handler_is_an_error() -> None:
    missing = Function(
        name="x", module="workers.nothing", folders=("workers",), lock="workers", services=frozenset()
    )
    with pytest.raises(FileNotFoundError, match=r"workers\.nothing"):
        own_files(missing)
