"""The bills of materials list what the locks pin, every package of each."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from supply_chain import sbom
from supply_chain.locks import PAGE, python_locks
from tests.requirements import skip_or_fail

SCHEMAS = {"1.5": SchemaVersion.V1_5, "1.6": SchemaVersion.V1_6}


@pytest.fixture(scope="module")
def bills(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every bill that is written, by its file's name."""
    if shutil.which("npm") is None:
        skip_or_fail("no npm: install Node")
    return {bill.name: json.loads(bill.read_text()) for bill in sbom.write(tmp_path_factory.mktemp("sbom"))}


def listed(bill: Any) -> list[tuple[str, str]]:  # noqa: ANN401  # JSON
    return sorted((each["name"], each["version"]) for each in bill["components"])


@pytest.mark.parametrize("lock", python_locks(), ids=lambda lock: lock.stem)
def test_every_pinned_package_is_listed_with_its_hashes(bills: dict[str, Any], lock: Path) -> None:
    bill = bills[f"python-{lock.stem}.cdx.json"]
    pinned = re.findall(r"^([\w.\[\],-]+)==([^\s;\\]+)", lock.read_text(), re.MULTILINE)
    assert pinned
    assert listed(bill) == sorted((re.sub(r"\[.*", "", name), version) for name, version in pinned)
    for component in bill["components"]:
        assert component["externalReferences"][0]["hashes"]


def test_every_locked_package_of_the_page_is_listed_with_its_hash(bills: dict[str, Any]) -> None:
    bill = bills["page.cdx.json"]
    packages = json.loads((PAGE / "package-lock.json").read_text())["packages"]
    locked = {
        (path.rpartition("node_modules/")[2], each["version"]) for path, each in packages.items() if path
    }
    assert locked
    assert set(listed(bill)) == locked
    assert all(component["hashes"] for component in bill["components"])


@pytest.mark.parametrize("name", ["python-api.cdx.json", "page.cdx.json"])
def test_a_bill_is_what_its_format_says(bills: dict[str, Any], name: str) -> None:
    bill = bills[name]
    validator = JsonStrictValidator(SCHEMAS[bill["specVersion"]])
    assert validator.validate_str(json.dumps(bill)) is None
