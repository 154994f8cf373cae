"""What is not built stops the program before anything is registered, with the command that builds it."""

import json
from pathlib import Path

import pytest

from lambda_build.targets import FUNCTIONS
from tests.parts.infra.conftest import complete, make_project
from tests.parts.infra.recording import refusal


@pytest.mark.parametrize("function", [function.name for function in FUNCTIONS])
@pytest.mark.parametrize("left", ["nothing", "an empty directory", "one of other sources"])
def test_a_package_that_is_not_there_or_not_of_these_sources(
    tmp_path: Path, function: str, left: str
) -> None:
    package = make_project(tmp_path) / "build" / "local" / function
    if left == "one of other sources":
        manifest = package.with_suffix(".json")
        manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "fingerprint": "of yesterday"}))
    else:
        (package / "handler.py").unlink()
    if left == "nothing":
        package.rmdir()
    message = refusal(tmp_path, complete())
    assert f"build/local/{function}" in message
    assert "python -m lambda_build local" in message


def test_what_was_built_for_this_machine_is_none_for_an_account_of_awss(project: Path) -> None:
    assert "build/aws/api is missing" in refusal(project, complete(), account="123456789012")


def test_a_missing_page(tmp_path: Path) -> None:
    (make_project(tmp_path) / "frontend" / "dist" / "index.html").unlink()
    message = refusal(tmp_path, complete())
    assert "frontend/dist/index.html is missing" in message
    assert "npm --prefix frontend run build" in message


def test_a_file_of_unknown_kind_in_the_page(tmp_path: Path) -> None:
    (make_project(tmp_path) / "frontend" / "dist" / "notes.docx").write_text("")
    assert "frontend/dist/notes.docx" in refusal(tmp_path, complete())
