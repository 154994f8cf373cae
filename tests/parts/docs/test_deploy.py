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


def test_the_doctors_permissions() -> None:
    described = set(re.findall(r"`([\w-]+:[A-Z]\w+)`", section(PAGE, "The doctor")))
    assert described == {action for check in EVERY for action in check.actions}


def test_the_limits_of_new_accounts_are_those_of_the_doctor() -> None:
    limits = entries(PAGE, "The sandboxes and the limits of the account")
    assert limits["**SMS spend**"].startswith(f"{sms_spend.NEW_ACCOUNTS_LIMIT:g} USD a month")
    assert limits["**Lambda concurrency**"].startswith(f"{lambda_concurrency.USUAL}, and less in new")


def test_the_preview_role_may_validate_the_state_machine() -> None:
    # pulumi-aws calls it in every preview: terraform-provider-aws, internal/service/sfn/state_machine.go
    assert "`states:ValidateStateMachineDefinition`" in section(PAGE, "From GitHub Actions")


def test_the_rates_of_sms_are_those_of_aws() -> None:
    # https://docs.aws.amazon.com/sms-voice/latest/userguide/sms-limitations-mps.html
    rate = entries(PAGE, "The sandboxes and the limits of the account")["**SMS rate**"]
    assert "3 a second from a US toll-free number, 100 from a short code" in rate


def test_the_command_that_deletes_versions_names_the_published_function(graph: Graph) -> None:
    name = graph.one("aws:lambda/function:Function", "api")["name"]
    command = section(PAGE, "Updating")
    assert f"list-versions-by-function --function-name {name}" in command
    assert f"delete-function --function-name {name} --qualifier" in command


def test_the_list_of_unproven_assumptions_is_in_order() -> None:
    page = (ROOT / "docs" / "first-deployment.md").read_text()
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", page, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 20
    assert "](first-deployment.md)" in (ROOT / "docs" / PAGE).read_text()


def test_each_undocumented_assumption_says_how_to_check_it() -> None:
    page = (ROOT / "docs" / "first-deployment.md").read_text()
    numbers = set(re.findall(r"^(\d+)\. ", page, re.MULTILINE))
    unproven = re.findall(
        r"^- ((?:.|\n(?=  ))*)", section("first-deployment.md", "Undocumented assumptions"), re.M
    )
    assert len(unproven) > 10
    assert [item for item in unproven if not set(re.findall(r"\((\d+)\)", item)) & numbers] == []


def test_each_limit_of_aws_has_a_link() -> None:
    page = (ROOT / "docs" / PAGE).read_text()
    pages = dict(re.findall(r"^\[([\w-]+)\]:\s+(https://\S+)", page, re.MULTILINE))
    for subject, text in entries(PAGE, "The sandboxes and the limits of the account").items():
        addresses = re.findall(r"\]\((https://[^)]+)\)", text)
        named = [pages[name] for name in re.findall(r"\]\[([\w-]+)\]", text)]
        assert addresses or named, subject
