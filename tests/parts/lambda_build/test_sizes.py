"""Tests that packages are small and their sizes documented in docs/performance.md."""

import re

import pytest

from lambda_build.packages import Package
from lambda_build.targets import ROOT

AT_MOST = {"api": 6_400_000, "email": 1_900_000, "sweep": 2_300_000}
"""Most bytes, zipped; docs/performance.md lists the parts of the API's."""


@pytest.mark.parametrize("name", AT_MOST)
def test_a_package_is_small_and_its_size_documented(aws_packages: dict[str, Package], name: str) -> None:
    assert aws_packages[name].zipped <= AT_MOST[name]
    page = ROOT / "docs" / "performance.md"
    stated = re.search(rf"\| {name} \| (\d+\.\d) MB \|", page.read_text(encoding="utf-8"))
    assert stated is not None
    assert float(stated[1]) == pytest.approx(aws_packages[name].zipped / 1_000_000, abs=0.1)
