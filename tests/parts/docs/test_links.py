"""Tests that linked pages, linked headings and named files exist."""

import re
from pathlib import Path

import pytest

from tests import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_linked_pages_and_headings_exist(page: Path) -> None:
    for target, anchor in re.findall(r"\]\((?!\w+:)([^)#]*)(#[^)]*)?\)", page.read_text()):
        linked = page.parent / target if target else page
        assert linked.exists(), f"{target} does not exist"
        if anchor:
            assert anchor[1:] in anchors(linked.read_text()), f"{target} has no heading {anchor}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_named_files_exist(page: Path) -> None:
    named = re.findall(r"`((?:\w+/)+[\w.-]*)`", page.read_text())
    ours = [path for path in named if (ROOT / path.partition("/")[0]).is_dir()]
    assert [path for path in ours if not (ROOT / path).exists()] == []


def anchors(text: str) -> set[str]:
    """Returns the anchors that GitHub makes of the headings."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}
