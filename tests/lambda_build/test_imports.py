"""Which modules go into a package: those that its handler may import, and no others."""

import re
from pathlib import Path

import pytest

from lambda_build.dependencies import installed
from lambda_build.import_exceptions import BY_NAME, NEVER, SOURCE_READ
from lambda_build.imports import imported_files, imported_modules
from lambda_build.targets import EMULATOR_PYTHON, FUNCTIONS, ROOT, TARGETS, Function
from tests.requirements import skip_or_fail


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


def test_what_only_a_type_checker_reads_is_not_followed(tmp_path: Path) -> None:
    write(
        tmp_path,
        handler="import typing\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import one\n"
        "else:\n    import two\nif typing.TYPE_CHECKING:\n    import three",
        lazy="",
        one="",
        two="",
        three="",
    )
    assert names(tmp_path, "handler") == ["handler.py", "two.py"]


def test_what_a_module_imports_on_demand_is_followed(tmp_path: Path) -> None:
    write(
        tmp_path,
        handler="from lazy import thing",
        lazy="from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from one import thing\n"
        "def __getattr__(name): ...",
        one="",
    )
    assert names(tmp_path, "handler") == ["handler.py", "lazy.py", "one.py"]


def test_dependencies_dont_import_from_us(tmp_path: Path) -> None:
    own, theirs = tmp_path / "own", tmp_path / "theirs"
    write(own, handler="import framework", settings="")
    write(theirs, framework="import settings\nimport extension", settings="")
    (theirs / "extension.cpython-313-aarch64-linux-gnu.so").touch()
    found = imported_modules((own, theirs), "handler")
    assert found["settings"] == theirs / "settings.py"
    assert found["extension"] == theirs / "extension.cpython-313-aarch64-linux-gnu.so"


def test_modules_imported_by_name_come_along_and_never_reached_ones_dont(tmp_path: Path) -> None:
    write(
        tmp_path,
        handler="import phonenumbers.data, zoneinfo, dns.resolver, dnsserver",
        phonenumbers__data__region_AU="",
        phonenumbers__data__alt_format_61="",
        tzdata__zoneinfo__Europe="",
        dns__resolver="",
        dnsserver="",
    )
    (tmp_path / "phonenumbers" / "data" / "__init__.py").touch()
    assert imported_modules((tmp_path,), "handler").keys() == {
        *("handler", "dnsserver", "phonenumbers.data", "phonenumbers.data.region_AU"),
        "tzdata.zoneinfo.Europe",
    }


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


BY_NAME_FILES = {
    "anyio/_core/_eventloop.py": "the back end: BY_NAME",
    "anyio/_lazyimport.py": "what it exports on demand: followed",
    "botocore/plugin.py": "plugins that a file of settings names: a Lambda has none",
    "botocore/vendored/six.py": "the standard library",
    "dateutil/__init__.py": "its own modules, by attribute: followed where one is imported",
    "fastapi/responses.py": "ujson and orjson, where they are installed: not in the lock",
    "phonenumbers/data/__init__.py": "regions: BY_NAME",
    "phonenumbers/shortdata/__init__.py": "emergency and other short numbers, which get no SMS from us",
    "pydantic/__init__.py": "what it exports on demand: followed",
    "pydantic/_internal/_validators.py": "what a field of type ImportString names: there is none",
    "six.py": "the standard library",
}
"""Dependencies that import by a name made at run time, and why that is taken care of."""


def test_every_import_by_name_in_the_dependencies_is_known() -> None:
    if not EMULATOR_PYTHON.exists():
        skip_or_fail("no .emulator-venv: `make local` or `make test` makes it")
    found: set[str] = set()
    reached: set[str] = set()
    for function in FUNCTIONS:
        packages = installed(function, TARGETS["local"], ROOT / "build" / ".dependencies")
        modules = imported_modules((ROOT, packages), function.module)
        reached |= modules.keys()
        for file in (file for file in modules.values() if file.is_relative_to(packages)):
            if file.suffix == ".py" and re.search(r"import_module\(|__import__\(", file.read_text("utf-8")):
                found.add(file.relative_to(packages).as_posix())
    assert found == BY_NAME_FILES.keys()
    assert reached >= BY_NAME.keys() - {"zoneinfo"} | SOURCE_READ
    assert not [name for name in reached if name.split(".")[0] in NEVER]
