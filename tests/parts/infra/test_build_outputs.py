"""Tests that missing build outputs stop the program before any registration, with the build command."""

import json
from pathlib import Path

import pytest

from tests.parts.infra.conftest import complete, make_project
from tests.parts.infra.recording import refusal


@pytest.mark.parametrize(
    ("function", "left"),
    [("api", "nothing"), ("email", "an empty directory"), ("sweep", "one of other sources")],
)
def test_a_missing_or_outdated_package_is_rejected(tmp_path: Path, function: str, left: str) -> None:
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


def test_packages_for_this_machine_are_rejected_for_an_aws_account(project: Path) -> None:
    assert "build/aws/api is missing" in refusal(project, complete(), account="123456789012")


def test_a_missing_page_is_rejected(tmp_path: Path) -> None:
    (make_project(tmp_path) / "frontend" / "dist" / "index.html").unlink()
    message = refusal(tmp_path, complete())
    assert "frontend/dist/index.html is missing" in message
    assert "npm --prefix frontend run build" in message


def test_a_page_file_of_an_unknown_type_is_rejected(tmp_path: Path) -> None:
    (make_project(tmp_path) / "frontend" / "dist" / "notes.docx").write_text("")
    assert "frontend/dist/notes.docx" in refusal(tmp_path, complete())
