"""What a test does where this machine lacks something that it needs."""

import os
from typing import NoReturn

import pytest


def skip_or_fail(reason: str) -> NoReturn:
    """Skips the test and says why; with `REQUIRE_ALL=1` it fails, so that nothing is skipped unseen."""
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
