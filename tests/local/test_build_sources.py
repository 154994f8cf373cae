"""Which of our modules go into a package: those that its handler imports, and no others."""

from pathlib import Path

import pytest

from lambda_build.sources import imported_files
from lambda_build.targets import FUNCTIONS, ROOT, Function


def write(root: Path, **sources: str) -> None:
    for name, source in sources.items():
        file = root.joinpath(*name.split("__")).with_suffix(".py")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source)


def names(root: Path, module: str) -> list[str]:
    return [file.as_posix() for file in imported_files(root, module)]


def test_every_way_to_import_is_followed(tmp_path: Path) -> None:
    write(
        tmp_path,
        app__handler="import json, boto3\nimport lib.one\nfrom lib import two\nfrom lib.three import x",
        lib__one="from . import four\nfrom .five import y",
        lib__two="def f():\n    import lib.six",
        lib__three="x = 1",
        lib__four="",
        lib__five="from .inner.deep import z\ny = z",
        lib__six="import lib.one",
        lib__inner__deep="from ..seven import z",
        lib__seven="z = 1",
        lib__unused="",
        app__infra="import lib.unused",
    )
    (tmp_path / "lib" / "__init__.py").write_text("")
    expected = ["five", "four", "inner/deep", "one", "seven", "six", "three", "two"]
    assert names(tmp_path, "app.handler") == [
        "app/handler.py",
        "lib/__init__.py",
        *(f"lib/{name}.py" for name in expected),
    ]


def test_a_handler_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"app\.handler"):
        imported_files(tmp_path, "app.handler")


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_no_package_has_infra_tests_or_anothers_code(function: Function) -> None:
    files = names(ROOT, function.module)
    rooms = {file.split("/")[0] for file in files}
    assert rooms == {function.module.split(".")[0], "workflow"}
    assert not [file for file in files if file.endswith("infra.py")]
    assert "workflow/definition.py" not in files
