"""Tests that a package is rebuilt only if its sources changed or its build was interrupted."""

from dataclasses import replace
from pathlib import Path

import pytest

from lambda_build import freshness, packages
from lambda_build.__main__ import main
from lambda_build.targets import FUNCTIONS, TARGETS

API, EMAIL, *_ = FUNCTIONS
LOCAL = TARGETS["local"]


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose email worker is one module."""
    module = tmp_path / "workers" / "email.py"
    module.parent.mkdir()
    module.write_text("x = 1")
    for name in ("own_files", "packages"):
        monkeypatch.setattr(f"lambda_build.{name}.ROOT", tmp_path)
    monkeypatch.setattr(packages, "FUNCTIONS", (replace(EMAIL, folders=("workers",)),))
    return tmp_path


@pytest.fixture
def assembled(sources: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The assembled builds, by the source's text then; "x = bad" interrupts the build."""
    texts: list[str] = []

    def assemble(*_: object) -> Path:
        text = (sources / "workers" / "email.py").read_text()
        if text == "x = bad":
            raise KeyboardInterrupt
        texts.append(text)
        package = sources / "build" / "local" / "email"
        package.mkdir(parents=True, exist_ok=True)
        (package / "email.py").write_text(text)
        return package

    monkeypatch.setattr(packages, "assemble", assemble)
    return texts


def test_a_package_is_built_once_for_the_same_sources(sources: Path, assembled: list[str]) -> None:
    first = list(packages.build("local"))
    assert list(packages.build("local")) == first
    (sources / "workers" / "email.py").write_text("x = 2")
    list(packages.build("local"))
    assert assembled == ["x = 1", "x = 2"]


def test_a_deleted_package_is_built_again(sources: Path, assembled: list[str]) -> None:
    list(packages.build("local"))
    (sources / "build" / "local" / "email").rename(sources / "elsewhere")
    list(packages.build("local"))
    assert assembled == ["x = 1", "x = 1"]


def test_an_interrupted_build_is_not_fresh(sources: Path, assembled: list[str]) -> None:
    list(packages.build("local"))
    source = sources / "workers" / "email.py"
    source.write_text("x = bad")
    with pytest.raises(KeyboardInterrupt):
        list(packages.build("local"))
    source.write_text("x = 1")
    list(packages.build("local"))
    assert assembled == ["x = 1", "x = 1"]


@pytest.mark.parametrize(
    ("function", "target"),
    [
        (replace(API, services=frozenset({"dynamodb"})), LOCAL),
        (replace(API, lock="workers"), LOCAL),
        (replace(API, folders=("api",)), LOCAL),
        (replace(API, swagger_ui=("swagger-ui.css",)), LOCAL),
        (API, replace(LOCAL, compiler=None)),
        (API, TARGETS["aws"]),
    ],
)
def test_a_package_depends_on_all_its_sources(function: object, target: object) -> None:
    assert freshness.fingerprint(API, LOCAL) != freshness.fingerprint(function, target)  # type: ignore[arg-type]


@pytest.mark.parametrize("compiler", [None, Path("/usr/bin/python3.13")])
def test_the_command_prints_sizes_and_the_compiling_python(
    sources: Path,
    assembled: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    compiler: Path | None,
) -> None:
    monkeypatch.setitem(TARGETS, "local", replace(LOCAL, compiler=compiler))
    monkeypatch.setattr("lambda_build.__main__.ROOT", sources)
    assert main(["local"]) == 0
    size, byte_code = capsys.readouterr().out.splitlines()
    assert size == "build/local/email: 0.00 MB zipped"
    assert (str(compiler) if compiler else "none") in byte_code
    assert assembled == ["x = 1"]
