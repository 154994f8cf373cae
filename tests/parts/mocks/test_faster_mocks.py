"""Tests that faster mocks return the responses of the unchanged moto."""

import json
import subprocess
import sys

from tests import ROOT
from tests.parts.mocks.calls import responses


def test_no_response_differs() -> None:
    plain = [sys.executable, "-m", "tests.parts.mocks.calls"]
    installed = json.loads(subprocess.run(plain, cwd=ROOT, capture_output=True, check=True).stdout)
    for own, other in zip(responses(), installed, strict=True):
        assert own == other
