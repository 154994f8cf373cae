"""The commands, config keys, permissions and costs of deploy.md are those of the program."""

import re
from typing import Any

import pytest
import yaml

from tests import ROOT
from tests.parts.docs.pages import entries, section
from tests.parts.infra.monitoring.evaluation import metrics as metrics_of
from tests.parts.infra.recording import Graph
from tools.doctor import lambda_concurrency, sms_spend
from tools.doctor.checks import EVERY
from workers.metrics import UNITS
from workflow.machine.definition import parsed

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


def test_the_figures_of_new_accounts_are_the_doctors() -> None:
    limits = entries(PAGE, "The sandboxes and the limits of the account")
    assert limits["**SMS spend**"].startswith(f"{sms_spend.NEW_ACCOUNTS_LIMIT:g} USD a month")
    assert limits["**Lambda concurrency**"].startswith(f"{lambda_concurrency.USUAL}, and less in new")


def test_the_preview_role_may_have_the_definition_checked() -> None:
    # pulumi-aws does so in every preview: terraform-provider-aws, internal/service/sfn/state_machine.go
    assert "`states:ValidateStateMachineDefinition`" in section(PAGE, "From GitHub Actions")


def test_the_rates_of_sms_are_awss() -> None:
    # https://docs.aws.amazon.com/sms-voice/latest/userguide/sms-limitations-mps.html
    rate = entries(PAGE, "The sandboxes and the limits of the account")["**SMS rate**"]
    assert "3 a second from a US toll-free number, 100 from a short code" in rate


def test_a_function_that_is_published_is_named_where_its_versions_are_deleted(graph: Graph) -> None:
    name = graph.one("aws:lambda/function:Function", "api")["name"]
    command = section(PAGE, "Updating")
    assert f"list-versions-by-function --function-name {name}" in command
    assert f"delete-function --function-name {name} --qualifier" in command


def test_the_list_of_what_is_unproven_is_in_order() -> None:
    page = (ROOT / "docs" / "first-deployment.md").read_text()
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", page, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 20
    assert "](first-deployment.md)" in (ROOT / "docs" / PAGE).read_text()


def test_the_list_of_what_rests_on_no_page_says_where_to_look() -> None:
    page = (ROOT / "docs" / "first-deployment.md").read_text()
    numbers = set(re.findall(r"^(\d+)\. ", page, re.MULTILINE))
    unproven = re.findall(
        r"^- ((?:.|\n(?=  ))*)", section("first-deployment.md", "What rests on no page"), re.M
    )
    assert len(unproven) > 10
    assert [item for item in unproven if not set(re.findall(r"\((\d+)\)", item)) & numbers] == []


@pytest.mark.parametrize("heading", ["The sandboxes and the limits of the account", "List prices"])
def test_each_limit_and_price_of_aws_has_its_page(heading: str) -> None:
    page = (ROOT / "docs" / PAGE).read_text()
    pages = dict(re.findall(r"^\[([\w-]+)\]:\s+(https://\S+)", page, re.MULTILINE))
    for subject, text in entries(PAGE, heading).items():
        addresses = re.findall(r"\]\((https://[^)]+)\)", text)
        named = [pages[name] for name in re.findall(r"\]\[([\w-]+)\]", text)]
        assert addresses or named, subject


def price(of: str, what: str) -> float:
    """A list price: the figure that follows `what`."""
    found = re.search(rf"{what} ([\d.]*\d)", entries(PAGE, "List prices")[f"**{of}**"])
    assert found, what
    return float(found[1])


def test_what_is_said_to_cost_is_what_the_list_prices_make_of_it() -> None:
    text = re.sub(r"\s+", " ", section(PAGE, "What it costs"))
    units = int(re.findall(r"DynamoDB: (\d+) write units for each reminder", text)[0])
    assert f"| {units / 1000 * price('DynamoDB', 'a million write units'):.3f} |" in text
    assert f"| emails | {price('SES', '1,000 emails'):.3f} |" in text
    transitions = [int(each) for each in re.findall(r"state transitions: (\d+), (\d+) or (\d+)", text)[0]]
    costs = [f"{each * price('Step Functions', '1,000 state transitions'):.3f}" for each in transitions]
    assert f"for each reminder | {' | '.join(costs)} |" in text
    snapshot = price("Lambda", "of a snapshot") * 30 * 24 * 3600
    assert f"`snapStart` adds {snapshot:.2f} for 1 GB in 30 days" in text
    stored = price("DynamoDB", "a GB") * 2  # the index holds the whole record, too
    assert f"finished reminders costs {stored:.2f} a month, their backup" in text
    assert f"their backup {price('DynamoDB', 'its recovery'):.2f}" in text


def test_what_an_idle_stack_costs_counts_what_watches_it(graph: Graph) -> None:
    # An alarm of metric math has several metrics; 10 metrics of alarms are free for good.
    alarm, custom = price("CloudWatch", "a metric of an alarm"), price("CloudWatch", "a custom metric")
    dashboard = price("CloudWatch", "a dashboard")
    alarms = graph.of_type("aws:cloudwatch/metricAlarm:MetricAlarm")
    watched, metrics = sum(len(metrics_of(alarm.inputs)) for alarm in alarms), len(UNITS)
    filters = graph.of_type("aws:cloudwatch/logMetricFilter:LogMetricFilter")
    counted = len({each.inputs["metricTransformation"]["name"] for each in filters})
    stated = re.sub(r"\s+", " ", section(PAGE, "What it costs"))
    assert f"{len(alarms)} alarms on {watched} metrics {watched * alarm:.2f}" in stated
    assert f"{metrics} custom metrics {metrics * custom:.2f}" in stated
    assert f"**Idle, 30 days: {dashboard + watched * alarm + metrics * custom + 0.07:.2f}.**" in stated
    assert f"all but {watched - 10} of the alarms' metrics ({(watched - 10) * alarm:.2f})" in stated
    assert f"{counted} more custom metrics ({counted * custom:.2f})" in stated


def test_a_reminder_costs_as_many_state_transitions_as_it_makes() -> None:
    made = [entered(parsed()["States"], "Timer", preference) for preference in ("email", "sms", "both")]
    assert f"state transitions: {made[0]}, {made[1]} or {made[2]} for each" in section(PAGE, "What it costs")


def entered(states: Any, name: str, preference: str) -> int:  # noqa: ANN401  # JSON
    """How many states an execution enters from this one on, where everything goes well."""
    state = states[name]
    choices = [
        rule for rule in state.get("Choices", []) if rule.get("StringEquals", preference) == preference
    ]
    following = state.get("Next") or next((rule["Next"] for rule in choices), None)
    branches = [
        entered(branch["States"], branch["StartAt"], preference) for branch in state.get("Branches", [])
    ]
    return 1 + sum(branches) + (entered(states, following, preference) if following else 0)
