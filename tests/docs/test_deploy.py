"""deploy.md says what the schema, the graph and the doctor have."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from doctor import lambda_concurrency, sms_spend
from doctor.checks import ALWAYS, WITH_SMS
from tests.docs.pages import ROOT, commands, section, table
from tests.infra.conftest import complete, make_project
from tests.infra.recording import Graph, run

PAGE = "deploy.md"
ONE_A_FILE = "aws:s3/bucketObjectv2:BucketObjectv2"


def schema() -> dict[str, dict[str, Any]]:
    """The config of Pulumi.yaml."""
    declared: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "Pulumi.yaml").read_text())["config"]
    return declared


def test_every_config_key() -> None:
    expected = [
        (
            key,
            declared["type"] + (f" of {declared['items']['type']}" if "items" in declared else ""),
            json.dumps(declared["default"]) if "default" in declared else "required",
            declared["description"],
        )
        for key, declared in schema().items()
    ]
    assert table(PAGE, "Every config key") == expected


def types(graph: Graph) -> Counter[str]:
    return Counter(resource.type for resource in graph.resources if resource.custom)


def test_what_is_created(graph: Graph) -> None:
    expected = {kind: str(count) for kind, count in types(graph).items()} | {ONE_A_FILE: "one a file"}
    assert {row[0]: row[1] for row in table(PAGE, "What is created")} == expected


@pytest.mark.parametrize(
    ("key", "value"),
    [("snapStart", True), ("alarmEmail", "nora@example.org"), ("setSmsSpendLimit", True)],
)
def test_what_a_key_adds(graph: Graph, tmp_path: Path, key: str, value: object) -> None:
    with_it = types(run(make_project(tmp_path), complete({key: value})).graph)
    (added,) = (with_it - types(graph)).items()
    assert f"With `{key}` one `{added[0]}` is added." in section(PAGE, "What is created")
    assert added[1] == 1


def test_what_is_not_made_without_sms(graph: Graph, tmp_path: Path) -> None:
    without = types(run(make_project(tmp_path), complete({"smsCountries": []})).graph)
    (missing,) = (types(graph) - without).values()
    assert f"With `smsCountries: []` the {missing} alarms on SMS are not made." in section(
        PAGE, "What is created"
    )


def test_the_first_deployment_takes_less_than_ten_commands() -> None:
    first = commands(PAGE, "The first deployment")
    assert len(first) < 10
    assert "pulumi up" in first


def test_only_known_config_keys_are_set() -> None:
    keys = re.findall(r"pulumi config [sg]et ([\w:]+)", (ROOT / "docs" / PAGE).read_text())
    assert len(keys) > 3
    assert set(keys) - {"KEY", "aws:region"} <= schema().keys()


def test_the_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    pages = [ROOT / "README.md", *ROOT.glob("docs/**/*.md")]
    used = {name for page in pages for name in re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text(), re.M)}
    assert used - targets == set()


def test_the_doctors_permissions() -> None:
    described = [set(re.findall(r"\w[\w-]*:\w+", row[1])) for row in table(PAGE, "The doctor")]
    assert described == [set(check.actions) for check in (*ALWAYS, *WITH_SMS)]


def test_the_figures_of_new_accounts_are_the_doctors() -> None:
    rows = {row[0]: row[1] for row in table(PAGE, "The sandboxes and the limits of the account")}
    assert rows["SMS spend"] == f"{sms_spend.NEW_ACCOUNTS_LIMIT:g} USD a month"
    assert f"{lambda_concurrency.USUAL} later" in rows["Lambda concurrency"]
