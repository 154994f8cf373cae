"""Mocked calls that are made faster have the responses of moto as it is installed."""

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
