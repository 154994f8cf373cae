"""Tests that a release has one version, and that its regions are listed."""

import json
import re
import tomllib

from infra.common import config_rules
from tests import ROOT
from tests.parts.docs.pages import section

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text()


def test_all_files_have_the_same_version() -> None:
    package, lock, document = (
        json.loads((ROOT / name).read_text())
        for name in ("frontend/package.json", "frontend/package-lock.json", "api/openapi.json")
    )
    stated = {
        package["version"],
        lock["version"],
        lock["packages"][""]["version"],
        document["info"]["version"],
    }
    assert stated == {VERSION}
    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSION)


def test_the_changelog_has_the_version() -> None:
    headings = re.findall(r"^## (.+)$", CHANGELOG, re.MULTILINE)
    assert headings[:2] == ["Unreleased", VERSION]


def test_no_page_needs_a_tag_that_a_copy_may_lack() -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "Makefile"]
    assert [page.name for page in pages if re.search(r"\bv\d+\.\d+\.\d", page.read_text())] == []


def test_the_regions_are_those_that_the_config_accepts() -> None:
    text = " ".join(section("limits.md", "Regions").split()).partition("Two send no SMS")
    named = set()
    for words, first, last in re.findall(r"\b([a-z]{2}-[a-z]+)-(\d)(?: (?:to|and) -(\d))?", text[0]):
        named |= {f"{words}-{number}" for number in range(int(first), int(last or first) + 1)}
    supported = config_rules._regions(config_rules.SERVICES)
    assert named == supported
    silent, slow = text[2].split("Two have no")
    region = re.compile(r"[a-z]{2}-[a-z]+-\d")
    assert set(region.findall(silent)) == supported - config_rules._regions(("pinpoint-sms-voice-v2",))
    assert set(region.findall(slow)) == config_rules.NO_SNAP_START
