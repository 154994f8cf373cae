"""Tests the Lambda functions: their settings are those of their code, and their time-outs are consistent."""

import json
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import Any

import pulumi
import pytest

from api.environment import Settings
from lambda_build.targets import FUNCTIONS, TARGETS, Function
from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run
from tests.unit.workers.test_email_handler import FUNCTION_SECONDS
from workers.environment import CanarySettings, EmailSettings, FeedbackSettings, SweepSettings
from workflow.sending_environment import SendingSettings
from workflow.storage.clients import AFTER_COMMIT, COMMIT

FUNCTION = "aws:lambda/function:Function"
READERS: dict[str, Callable[[Mapping[str, str]], object]] = {
    "api": Settings.read,
    "email": EmailSettings.read,
    "sweep": SweepSettings.read,
    "feedback": FeedbackSettings.read,
    "canary": CanarySettings.read,
}
COLD_START_LIMIT = 10
"""The longest initialisation in seconds: docs.aws.amazon.com/lambda, runtime environment."""


def variables(graph: Graph, function: str) -> dict[str, str]:
    environment: dict[str, str] = graph.one(FUNCTION, function)["environment"]["variables"]
    return environment


@pytest.mark.parametrize("function", READERS)
def test_a_function_gets_exactly_the_settings_that_its_code_reads(project: Path, function: str) -> None:
    given = variables(run(project, complete({"canary": True})).graph, function)
    READERS[function](given)
    for name in given:
        with pytest.raises(ValueError, match=name):
            READERS[function]({key: value for key, value in given.items() if key != name})


def test_api_and_email_worker_get_the_values_of_the_config(project: Path) -> None:
    limits = {"remindersPerDay": 7, "remindersWaiting": 5, "retentionDays": 10, "horizonDays": 20}
    recipients = {"recipients": "own", "allowedRecipients": ["example.org", "bücher.example.org", "+61"]}
    others = {"programClient": True, "programName": "Payroll", "messageLinks": False}
    graph = run(project, complete({**limits, **recipients, **others, "replyTo": "desk@example.org"})).graph
    api, email = Settings.read(variables(graph, "api")), EmailSettings.read(variables(graph, "email"))
    assert (api.reminders_per_day, api.reminders_waiting) == (7, 5)
    assert (api.retention, api.horizon) == (timedelta(days=10), timedelta(days=20))
    assert (api.recipients, api.sms_countries) == ("own", ("AU", "NZ"))
    assert api.allowed_recipients == ("example.org", "xn--bcher-kva.example.org", "+61")
    assert (api.program_client_id, api.program_name) == (graph.outputs["programClientId"], "Payroll")
    assert api.issuer == graph.outputs["issuer"]
    assert (api.message_links, email.message_links, email.reply_to) == ("no", "no", "desk@example.org")
    config = json.loads(graph.one("aws:s3/bucketObjectv2:BucketObjectv2", "config.json")["content"])
    assert config["smsCountries"] == [], "the page is for users, who send to their own email address"


def test_the_api_gets_each_limit_of_the_config(project: Path) -> None:
    daily = ["remindersPerDay", "smsPartsPerDay", "changesPerDay", "remindersPerRecipientPerDay"]
    limits = {name: 5 + n for n, name in enumerate([*daily, "remindersWaiting", "schedulesActive"])}
    limits["occurrencesPerDay"] = 4
    api = Settings.read(variables(run(project, complete(limits)).graph, "api"))
    for name, limit in limits.items():
        field = re.sub("[A-Z]", lambda found: f"_{found[0].lower()}", name)
        assert getattr(api, field) == limit, name


def test_the_sweep_applies_the_same_rules_to_occurrences_as_the_api_to_requests(project: Path) -> None:
    limits = {"smsPartsPerDay": 7, "remindersPerRecipientPerDay": 5, "retentionDays": 10}
    rules = {"recipients": "own", "allowedRecipients": ["example.org"], "programClient": True}
    graph = run(project, complete({**limits, **rules})).graph
    api, sweep = Settings.read(variables(graph, "api")), SweepSettings.read(variables(graph, "sweep"))
    for field in fields(SendingSettings):
        assert getattr(sweep, field.name) == getattr(api, field.name), field.name


def test_api_and_email_worker_get_the_defaults_of_the_config(graph: Graph) -> None:
    api, email = Settings.read(variables(graph, "api")), EmailSettings.read(variables(graph, "email"))
    assert (api.recipients, api.program_client_id, api.program_name) == ("anyone", "", "")
    assert (email.sender_email, email.sender_name) == ("reminders@example.org", "Task Reminder")
    assert email.configuration_set == "task-reminder-local-email"
    assert (email.site_url, email.reply_to) == (graph.outputs["siteUrl"], "")
    assert email.message_links == api.message_links == "yes"


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_each_function_runs_the_handler_of_its_package(
    graph: Graph, project: Path, function: Function
) -> None:
    inputs = graph.one(FUNCTION, function.name)
    assert inputs["handler"] == f"{function.module}.handler"
    assert isinstance(inputs["code"], pulumi.FileArchive)
    assert Path(inputs["code"].path) == project / "build" / "local" / function.name
    wheels = TARGETS["aws"].wheels
    built_for = dict(zip(wheels[::2], wheels[1::2], strict=False))
    assert inputs["runtime"] == f"python{built_for['--python-version']}"
    assert (inputs["architectures"], built_for["--python-platform"]) == (["arm64"], "aarch64-manylinux2014")


def test_no_function_reserves_executions(graph: Graph) -> None:
    # AWS keeps 100 of an account's executions unreserved, and new accounts have only 10, so it would fail.
    assert [
        each.name for each in graph.of_type(FUNCTION) if "reservedConcurrentExecutions" in each.inputs
    ] == []


def test_the_retired_pacer_is_one_file_that_imports_nothing_and_has_no_settings(graph: Graph) -> None:
    inputs = graph.one(FUNCTION, "pacer")
    assert inputs["handler"] == "retired_pacer.handler"
    [(name, file)] = inputs["code"].assets.items()
    assert name == "retired_pacer.py"
    imported = re.findall(r"^(?:import|from) (\w+)", Path(file.path).read_text(), re.MULTILINE)
    assert set(imported) <= sys.stdlib_module_names
    assert "environment" not in inputs


def test_each_time_out_is_longer_than_those_inside_it(graph: Graph) -> None:
    function = graph.one(FUNCTION, "api")["timeout"]
    gateway = graph.one("aws:apigatewayv2/integration:Integration")["timeoutMilliseconds"] / 1000
    assert longest(COMMIT) + 2 * longest(AFTER_COMMIT) < function
    assert COLD_START_LIMIT + function <= gateway <= 30  # API Gateway's own limit


def test_an_execution_waits_longer_than_the_email_worker_runs(graph: Graph) -> None:
    function = graph.one(FUNCTION, "email")["timeout"]
    assert function == FUNCTION_SECONDS  # the worker's own tests compare its calls with this
    states = json.loads(graph.one("aws:sfn/stateMachine:StateMachine")["definition"])["States"]
    (branch, _) = states["EmailandSMS"]["Branches"]
    for task in (states["EmailOnly"], branch["States"]["ParallelEmail"]):
        assert COLD_START_LIMIT + function <= task["TimeoutSeconds"]


def test_cloudfront_waits_longer_than_the_gateway(graph: Graph) -> None:
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html: 30 s
    gateway = graph.one("aws:apigatewayv2/integration:Integration")["timeoutMilliseconds"] / 1000
    for origin in graph.one("aws:cloudfront/distribution:Distribution")["origins"]:
        assert gateway < origin.get("customOriginConfig", {}).get("originReadTimeout", 30)


def longest(config: Any) -> float:  # noqa: ANN401  # botocore's Config declares its options at run time
    """Returns the longest duration of one call in seconds, without pauses between attempts."""
    attempt: float = config.connect_timeout + config.read_timeout
    return attempt * float(config.retries["total_max_attempts"])


def test_the_sweep_ends_before_the_next_one_begins(graph: Graph) -> None:
    schedule = graph.one("aws:scheduler/schedule:Schedule")
    assert schedule["scheduleExpression"] == "rate(5 minutes)"
    assert schedule["flexibleTimeWindow"] == {"mode": "OFF"}
    assert schedule["groupName"] == "task-reminder-local-sweep"
    assert schedule["target"]["arn"].endswith(":function:task-reminder-local-sweep")
    assert graph.one(FUNCTION, "sweep")["timeout"] < 300


def test_emails_go_through_a_configuration_set_that_keeps_the_senders_reputation(graph: Graph) -> None:
    configuration_set = graph.one("aws:sesv2/configurationSet:ConfigurationSet")
    assert configuration_set["reputationOptions"] == {"reputationMetricsEnabled": True}
    assert configuration_set["suppressionOptions"] == {"suppressedReasons": ["BOUNCE", "COMPLAINT"]}
