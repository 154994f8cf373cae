"""A package: put together from nothing, trimmed, and the same from the same sources."""

import gzip
from pathlib import Path

import pytest

from api.docs import PACKAGED_FILES, PAGE_FILES, SWAGGER_UI_FILES
from lambda_build import assemble, dependencies
from lambda_build.targets import FUNCTIONS, ROOT, TARGETS, Function, Target
from lambda_build.trim import keep_models, trim
from tests.lambda_build.conftest import contents
from tests.requirements import skip_or_fail

API = next(function for function in FUNCTIONS if function.name == "api")


def touch(root: Path, *names: str) -> None:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Target:
    """A target whose dependencies are a few files."""
    installed = tmp_path / "dependencies"
    touch(installed, "fastapi/table.json")
    (installed / "fastapi" / "__init__.py").write_text("import json")
    monkeypatch.setattr(assemble, "installed", lambda *_: installed)
    compiler = TARGETS["local"].compiler
    if compiler is None or not compiler.exists():
        skip_or_fail("no .emulator-venv: `make local` or `make test` makes it")
    return Target(name="local", wheels=(), compiler=compiler)


def test_it_has_dependencies_our_modules_data_and_byte_code(tmp_path: Path, target: Target) -> None:
    files = contents(assemble.assemble(API, target, tmp_path / "build"))
    for name in ("fastapi/__init__.py", "fastapi/table.json", "api/handler.py", "workflow/reminder.py"):
        assert name in files
    for folder in (PAGE_FILES, PACKAGED_FILES):
        assert any(name.startswith(f"api/{folder.name}/") for name in files)
    assert any(name.startswith("api/__pycache__/handler.cpython-") for name in files)
    assert not [name for name in files if "infra" in name or "test" in name or name.endswith(".asl.json")]


def test_it_is_the_same_each_time_in_any_folder(tmp_path: Path, target: Target) -> None:
    first = contents(assemble.assemble(API, target, tmp_path / "one"))
    assert first == contents(assemble.assemble(API, target, tmp_path / "one"))
    assert first == contents(assemble.assemble(API, target, tmp_path / "another" / "folder"))


def test_nothing_of_an_earlier_package_stays(tmp_path: Path, target: Target) -> None:
    package = assemble.assemble(API, target, tmp_path / "build")
    touch(package, "api/removed.py", "stale/package.py")
    assemble.assemble(API, target, tmp_path / "build")
    assert not (package / "api" / "removed.py").exists()
    assert not (package / "stale").exists()
    assert [entry.name for entry in package.parent.iterdir()] == ["api"]


def test_swagger_uis_files_are_those_that_the_api_serves() -> None:
    assert API.swagger_ui == SWAGGER_UI_FILES
    assert (ROOT / "api" / "docs_ui") == PACKAGED_FILES


def test_trimming_leaves_what_is_read_at_run_time(tmp_path: Path) -> None:
    kept = [
        "botocore/data/endpoints.json",
        "botocore/data/partitions.json",
        "botocore/data/sdk-default-configuration.json",
        "botocore/data/_retry.json",
        "botocore/data/dynamodb/2012-08-10/service-2.json.gz",
        "package/module.py",
        "package/data.json",
        "package-1.0.dist-info/RECORD",
        "tzdata/zoneinfo/Europe/Berlin",
        "tzdata/zones",
    ]
    of_no_use = [
        "bin/program",
        "botocore/data/ec2/2016-11-15/service-2.json.gz",
        "botocore/data/dynamodb/2012-08-10/examples-1.json",
        "boto3/data/s3/2006-03-01/resources-1.json",
        "package/__pycache__/module.cpython-311.pyc",
        "package/module.pyi",
        "package/py.typed",
        "package/.agents/notes.md",
        "tzdata/zoneinfo/zone1970.tab",
        "tzdata/zoneinfo/tzdata.zi",
    ]
    touch(tmp_path, *kept, *of_no_use)
    trim(tmp_path)
    keep_models(tmp_path, frozenset({"dynamodb"}))
    assert sorted(contents(tmp_path)) == sorted(kept)


def test_dependencies_are_installed_once_for_each_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "api.txt"
    lock.write_text("one")
    installs: list[str] = []

    def install(lock: Path, _target: Target, into: Path) -> None:
        installs.append(lock.read_text())
        touch(into, "package/module.py")

    monkeypatch.setattr(dependencies, "_lock", lambda _: lock)
    monkeypatch.setattr(dependencies, "_install", install)
    target = Target(name="local", wheels=(), compiler=None)
    first = dependencies.installed(API, target, tmp_path / "cache")
    assert dependencies.installed(API, target, tmp_path / "cache") == first
    lock.write_text("two")
    second = dependencies.installed(API, target, tmp_path / "cache")
    assert installs == ["one", "two"]
    assert {entry.name for entry in (tmp_path / "cache").iterdir()} == {second.name, ".lock"}


@pytest.fixture
def botocore_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Installs nothing but models of more services than any function calls."""
    services = {"ec2"}.union(*(function.services for function in FUNCTIONS))

    def install(_lock: Path, _target: Target, into: Path) -> None:
        for service in services:
            model = into / "botocore" / "data" / service / "1" / "service-2.json.gz"
            model.parent.mkdir(parents=True)
            model.write_bytes(gzip.compress(b"{}"))

    monkeypatch.setattr(dependencies, "_install", install)


def services_in(folder: Path) -> set[str]:
    return {entry.name for entry in (folder / "botocore" / "data").iterdir()}


@pytest.mark.usefixtures("botocore_alone")
def test_functions_of_one_lock_share_an_installation_with_the_models_of_all(tmp_path: Path) -> None:
    target = Target(name="local", wheels=(), compiler=None)
    workers = [function for function in FUNCTIONS if function.lock == "workers"]
    (folder,) = {dependencies.installed(function, target, tmp_path / "cache") for function in workers}
    assert services_in(folder) == set().union(*(function.services for function in workers))


@pytest.mark.usefixtures("botocore_alone")
def test_a_function_with_a_lock_of_its_own_has_its_own_models(tmp_path: Path) -> None:
    target = Target(name="local", wheels=(), compiler=None)
    peers = Function(name="peers", module="bench.handlers", lock="bench", services=frozenset({"dynamodb"}))
    assert services_in(dependencies.installed(peers, target, tmp_path / "cache")) == {"dynamodb"}


def test_an_installation_that_fails_leaves_nothing_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "api.txt"
    lock.write_text("no requirement!")
    monkeypatch.setattr(dependencies, "_lock", lambda _: lock)
    with pytest.raises(dependencies.InstallFailed, match=r"^api\.txt for local: "):
        dependencies.installed(API, Target(name="local", wheels=(), compiler=None), tmp_path / "cache")
    assert [entry.name for entry in (tmp_path / "cache").iterdir()] == [".lock"]
