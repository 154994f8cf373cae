"""Tests that the command prints the drawing in state-machine.md and the current definition."""

import json
import runpy
import sys

import pytest

from tests import ROOT
from tests.parts.docs.pages import blocks
from workflow.machine.definition import parsed


def printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    monkeypatch.setattr(sys, "argv", ["state_machine", *arguments])
    runpy.run_module("tools.state_machine", run_name="__main__")
    return capsys.readouterr().out


def test_the_page_has_the_printed_drawing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [(_, _, drawn)] = blocks(ROOT / "docs" / "state-machine.md", "mermaid")
    assert drawn == printed(monkeypatch, capsys, "--drawing"), "run `make state-machine ARGS=--drawing`"


def test_the_command_prints_the_definition(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert json.loads(printed(monkeypatch, capsys)) == parsed()
