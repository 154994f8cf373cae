"""Tests the assembly of a package from dependencies that are installed once for each lock."""

import re
from pathlib import Path

import pytest

from api.routes.docs import PACKAGED_FILES, PAGE_FILES, PAGE_SCRIPTS
from lambda_build import assemble, dependencies
from lambda_build.targets import FUNCTIONS, ROOT, TARGETS, Target
from tests.parts.lambda_build.conftest import contents, touch
from tests.requirements import require_emulator

API = next(function for function in FUNCTIONS if function.name == "api")
WITHOUT_BYTE_CODE = Target(name="local", wheels=(), compiler=None)


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Target:
    """A target whose dependencies are a few files."""
    installed = tmp_path / "dependencies"
    touch(installed, "fastapi/__init__.pyc", "fastapi/table.json")
    (installed / "botocore" / "data").mkdir(parents=True)
    (installed / "botocore" / "data" / "endpoints.json").write_text('{"partitions": []}')
    monkeypatch.setattr(assemble, "installed", lambda *_: installed)
    require_emulator()
    return Target(name="local", wheels=(), compiler=TARGETS["local"].compiler)


def test_a_package_has_dependencies_our_modules_data_and_byte_code(tmp_path: Path, target: Target) -> None:
    files = contents(assemble.assemble(API, target, tmp_path / "build"))
    for name in (
        "fastapi/__init__.pyc",
        "fastapi/table.json",
        "api/handler.py",
        "workflow/reminders/reminder.py",
    ):
        assert name in files
    for folder in (PAGE_FILES, PACKAGED_FILES):
        assert any(name.startswith(f"api/routes/{folder.name}/") for name in files)
    assert any(name.startswith("api/__pycache__/handler.cpython-") for name in files)


def test_no_file_of_an_earlier_package_is_kept(tmp_path: Path, target: Target) -> None:
    package = assemble.assemble(API, target, tmp_path / "build")
    first = contents(package)
    touch(package, "api/removed.py", "stale/package.py")
    assert contents(assemble.assemble(API, target, tmp_path / "build")) == first


def test_the_package_has_the_swagger_ui_files_that_the_page_loads() -> None:
    page = (PAGE_FILES / "index.html").read_text()
    assert {*API.swagger_ui, *PAGE_SCRIPTS} >= set(re.findall(r'="/docs/([^"]+)"', page)) >= {*API.swagger_ui}
    assert (ROOT / "api" / "routes" / "docs_ui") == PACKAGED_FILES


def test_dependencies_are_installed_once_for_each_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "api.txt"
    lock.write_text("one")
    installs: list[str] = []

    def install(lock: Path, _target: Target, into: Path) -> None:
        installs.append(lock.read_text())
        touch(into, "package/module.py")

    monkeypatch.setattr(dependencies, "_lock_file", lambda _: lock)
    monkeypatch.setattr(dependencies, "_install", install)
    first = dependencies.installed("api", WITHOUT_BYTE_CODE, tmp_path / "cache")
    assert dependencies.installed("api", WITHOUT_BYTE_CODE, tmp_path / "cache") == first
    lock.write_text("two")
    second = dependencies.installed("api", WITHOUT_BYTE_CODE, tmp_path / "cache")
    assert installs == ["one", "two"]
    assert {entry.name for entry in (tmp_path / "cache").iterdir()} == {second.name, ".lock"}


def test_a_failed_installation_leaves_no_files_and_prints_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "api.txt"
    lock.write_text("no requirement!")
    monkeypatch.setattr(dependencies, "_lock_file", lambda _: lock)
    with pytest.raises(dependencies.InstallFailed, match=r"^api\.txt for local: "):
        dependencies.installed("api", WITHOUT_BYTE_CODE, tmp_path / "cache")
    assert [entry.name for entry in (tmp_path / "cache").iterdir()] == [".lock"]
