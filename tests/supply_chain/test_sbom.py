"""The bills of materials list what the locks pin, every package of each."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from supply_chain import sbom
from supply_chain.locks import PAGE, pinned_by_page, python_locks
from tests.requirements import skip_or_fail


@pytest.fixture(scope="module")
def bills(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every bill that is written, by its file's name."""
    if shutil.which("npm") is None:
        skip_or_fail("no npm: install Node")
    return {bill.name: json.loads(bill.read_text()) for bill in sbom.write(tmp_path_factory.mktemp("sbom"))}


def listed(bill: Any) -> set[tuple[str, str]]:  # noqa: ANN401  # JSON
    return {(each["name"], each["version"]) for each in bill["components"]}


@pytest.mark.parametrize("lock", python_locks(), ids=lambda lock: lock.stem)
def test_every_pinned_package_is_listed_with_its_hashes(bills: dict[str, Any], lock: Path) -> None:
    bill, text = bills[f"python-{lock.stem}.cdx.json"], lock.read_text()
    pinned = set(re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==([^\s;\\]+)", text, re.MULTILINE))
    assert pinned
    assert listed(bill) == pinned
    hashes = [each["content"] for component in bill["components"] for each in component["hashes"]]
    assert hashes == re.findall(r"--hash=sha256:(\w{64})\b", text)


def test_every_locked_package_of_the_page_is_listed_with_its_hash(bills: dict[str, Any]) -> None:
    bill, locked = bills["page.cdx.json"], pinned_by_page(PAGE)
    assert listed(bill) == {(each.name, each.version) for each in locked}
    hashes = {each["content"] for component in bill["components"] for each in component["hashes"]}
    assert hashes == {digest for each in locked for _, digest in each.hashes}


def test_a_bill_says_what_its_format_asks_for(bills: dict[str, Any]) -> None:
    bill = bills["python-api.cdx.json"]
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.5", 1)
    for component in bill["components"]:
        assert component["purl"] == f"pkg:pypi/{component['name']}@{component['version']}"
        assert {each["alg"] for each in component["hashes"]} == {"SHA-256"}
