"""Tests that a package has its own function's code alone."""

import pytest

from lambda_build.own_files import own_files
from lambda_build.targets import FUNCTIONS, ROOT, Function


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
