"""Tests that commands, config keys, permissions and figures of deploy.md are those of the program."""

import re

import yaml

from tests import ROOT
from tests.parts.docs.pages import entries, section
from tests.parts.infra.recording import Graph
from tools.doctor import lambda_concurrency, sms_spend
from tools.doctor.checks import EVERY

PAGE = "deploy.md"


def test_only_known_config_keys_are_set() -> None:
    declared = yaml.safe_load((ROOT / "Pulumi.yaml").read_text())["config"]
    pages = (ROOT / "README.md", ROOT / "docs" / PAGE, ROOT / "docs" / "operate.md")
    keys = {key for page in pages for key in re.findall(r"pulumi config [sg]et ([\w:]+)", page.read_text())}
    assert len(keys) > 3
    assert keys - {"KEY", "aws:region"} <= declared.keys()


def test_the_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    used = {name for page in pages for name in re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text(), re.M)}
    assert used - targets == set()


def test_all_permissions_of_the_doctor_are_listed() -> None:
    described = set(re.findall(r"`([\w-]+:[A-Z]\w+)`", section(PAGE, "The doctor")))
    assert described == {action for check in EVERY for action in check.actions}


def test_the_limits_of_new_accounts_are_those_of_the_doctor() -> None:
    limits = entries(PAGE, "The sandboxes and the limits of the account")
    assert limits["**SMS spend**"].startswith(f"{sms_spend.NEW_ACCOUNTS_LIMIT:g} USD a month")
    assert limits["**Lambda concurrency**"].startswith(f"{lambda_concurrency.USUAL}, and less in new")


def test_the_command_that_deletes_versions_names_the_published_function(graph: Graph) -> None:
    name = graph.one("aws:lambda/function:Function", "api")["name"]
    command = section(PAGE, "Updating")
    assert f"list-versions-by-function --function-name {name}" in command
    assert f"delete-function --function-name {name} --qualifier" in command
