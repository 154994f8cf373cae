"""Packages stay small, and the README says how large they are."""

import re

import pytest

from lambda_build.packages import Package
from lambda_build.size import zipped_bytes
from lambda_build.targets import ROOT

AT_MOST = {"api": 6_000_000, "email": 1_500_000, "pacer": 1_500_000, "sweep": 1_500_000}
"""Bytes, zipped; docs/performance.md has what the API's are made of."""


@pytest.mark.parametrize("name", AT_MOST)
def test_a_package_is_small(aws_packages: dict[str, Package], name: str) -> None:
    assert aws_packages[name].zipped == zipped_bytes(aws_packages[name].folder)
    assert aws_packages[name].zipped <= AT_MOST[name]


@pytest.mark.parametrize("name", AT_MOST)
def test_the_readme_states_its_size(aws_packages: dict[str, Package], name: str) -> None:
    stated = re.search(rf"\| {name} \| (\d+\.\d) MB \|", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert stated is not None
    assert float(stated[1]) == pytest.approx(aws_packages[name].zipped / 1_000_000, abs=0.1)
