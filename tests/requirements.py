"""Skips a test if this machine lacks something that it needs."""

import os
from typing import NoReturn

import pytest

from lambda_build.targets import EMULATOR_PYTHON
from tests import ROOT


def skip_or_fail(reason: str) -> NoReturn:
    """Skips the test with a reason; with `REQUIRE_ALL=1` it fails instead, so that no skip goes unnoticed."""
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def require_emulator() -> None:
    """Skips the test if the emulator's environment is missing."""
    if not EMULATOR_PYTHON.exists():
        skip_or_fail("no .emulator-venv: `make local` or `make test` creates it")


def require_built_page() -> None:
    """Skips the test if the page is not built."""
    if not (ROOT / "frontend" / "dist" / "index.html").is_file():
        skip_or_fail("the page isn't built: `make local` or `make test` builds it")
