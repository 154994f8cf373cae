"""Of what is installed, a package gets the modules it imports, their data and their distributions' notes."""

from pathlib import Path

from lambda_build.selection import copy_imported
from tests.lambda_build.conftest import contents

INSTALLED = {
    "used/__init__.py": "",
    "used/__init__.pyc": "byte code",
    "used/one.py": "",
    "used/one.pyc": "byte code",
    "used/two.py": "",
    "used/two.pyc": "byte code",
    "used/data/table.json": "{}",
    "used/inner/__init__.py": "",
    "used/inner/table.json": "{}",
    "used/_native.cpython-313-x86_64-linux-gnu.so": "",
    "anyio/__init__.py": "source",
    "anyio/__init__.pyc": "byte code",
    "alone.py": "",
    "other/__init__.py": "",
    "other/table.json": "{}",
    "used-1.0.dist-info/RECORD": "used/__init__.py,sha256=x,1\nused/one.py,,\n",
    "used-1.0.dist-info/METADATA": "Name: used\nVersion: 1.0\n\nA long page.\n",
    "used-1.0.dist-info/WHEEL": "Tag: py3-none-any\n",
    "used-1.0.dist-info/INSTALLER": "uv",
    "used-1.0.dist-info/sboms/used.json": "{}",
    "used-1.0.dist-info/licenses/LICENSE": "as is",
    "other-1.0.dist-info/RECORD": "other/__init__.py,,\n",
    "other-1.0.dist-info/METADATA": "Name: other\n",
}


def selected(tmp_path: Path, *imported: str) -> dict[str, bytes]:
    installed = tmp_path / "installed"
    for name, text in INSTALLED.items():
        (installed / name).parent.mkdir(parents=True, exist_ok=True)
        (installed / name).write_text(text)
    modules = {name.removesuffix(".py").removesuffix("/__init__"): installed / name for name in imported}
    copy_imported(installed, {**modules, "ours": tmp_path / "ours.py"}, tmp_path / "package")
    return contents(tmp_path / "package")


def test_modules_come_as_byte_code_with_the_data_of_their_packages(tmp_path: Path) -> None:
    native = "used/_native.cpython-313-x86_64-linux-gnu.so"
    found = selected(tmp_path, "used/__init__.py", "used/one.py", native, "alone.py")
    assert {name for name in found if "dist-info" not in name} == {
        *("used/__init__.pyc", "used/one.pyc", native, "used/data/table.json", "alone.py"),
    }


def test_a_module_that_reads_its_source_keeps_it(tmp_path: Path) -> None:
    assert selected(tmp_path, "anyio/__init__.py") == {"anyio/__init__.py": b"source"}


def test_of_a_distributions_notes_come_those_that_are_read(tmp_path: Path) -> None:
    found = selected(tmp_path, "used/__init__.py")
    notes = {name.partition("/")[2]: found[name] for name in found if "dist-info" in name}
    assert notes.keys() == {"METADATA", "WHEEL", "licenses/LICENSE"}
    assert notes["METADATA"] == b"Name: used\nVersion: 1.0\n"
