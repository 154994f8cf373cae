"""Tests that the figures of limits.md are those of the code."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
import yaml

from api.requests import json_body
from api.requests.fields.lengths import MAX_EXDATES, METADATA_NAME_LENGTH, METADATA_VALUE_LENGTH
from api.requests.fields.local_time import YEARS
from infra.api_function import FUNCTION_SECONDS
from infra.sweep import SWEEP_EVERY_SECONDS, SWEEP_SECONDS
from tests import ROOT
from tests.parts.docs.pages import entries, section
from tests.parts.infra.recording import Graph
from tools.local import stack
from workers.email_message import FIRST_LINE_LENGTH
from workflow.links import service as links
from workflow.machine.definition import parsed
from workflow.recurrence.expansion import MONTHS_AHEAD
from workflow.recurrence.parser import LONGEST_TEXT, MOST_A_DAY, parse_rule
from workflow.recurrence.rule import RuleInvalid
from workflow.reminders.policy import MOST_PAIRS, PAST_TOLERANCE
from workflow.schedules.preview import PREVIEWED
from workflow.schedules.schedule import MOST_AHEAD, MOST_OPEN
from workflow.schedules.step import AHEAD, SPREAD
from workflow.storage.idempotency import KEPT
from workflow.storage.paging import EXAMINED, MOST_QUERIES
from workflow.storage.recipients.marks import BOUNCED_FOR, STOPPED_FOR
from workflow.time.deadlines import DUE_GRACE, START_GRACE, STUCK_AFTER

PAGE = "limits.md"
SWEEP_EVERY = timedelta(seconds=SWEEP_EVERY_SECONDS)
SWEEP_LASTS = timedelta(seconds=SWEEP_SECONDS)
DOCUMENT: dict[str, Any] = json.loads((ROOT / "api" / "openapi.json").read_text())


def test_the_limits_of_schedules_are_those_of_the_code() -> None:
    limits = entries(PAGE, "Schedules")
    rule = limits["rrule"]
    assert rule.startswith(f"{LONGEST_TEXT} characters;")
    assert rule.endswith(f"{MOST_A_DAY} times a day")
    for name, most in (("INTERVAL", 999), ("COUNT", 1000)):
        assert f"{name} to {most}" in rule
        parse_rule(f"FREQ=DAILY;{name}={most}")
        with pytest.raises(RuleInvalid):
            parse_rule(f"FREQ=DAILY;{name}={most + 1}")
    years = f"{YEARS.start} to {YEARS.stop - 1}"
    assert limits["start, exdates, occurrence"] == f"local times of the years {years}"
    assert limits["exdates"] == f"{MAX_EXDATES}"
    assert limits["how far ahead the next occurrence is searched for"].startswith(
        f"{MONTHS_AHEAD // 12} years"
    )
    ahead, spread = (each.total_seconds() / 3600 for each in (AHEAD, SPREAD))
    assert limits["how long before its due time an occurrence's reminder is created"] == (
        f"{ahead:g} hours, by the sweep up to {spread:g} hours later"
    )
    assert limits["occurrences whose reminders are created ahead of that, at a time"] == (
        f"{MOST_AHEAD} of a schedule, fewer if more than {MOST_OPEN - MOST_AHEAD} others are created and not"
        " yet due"
    )
    assert limits["occurrences shown by a preview"] == f"{PREVIEWED}"


def test_the_limits_of_a_reminder_are_those_of_the_api() -> None:
    limits = entries(PAGE, "What a reminder may hold")
    properties = DOCUMENT["components"]["schemas"]["ReminderCreate"]["properties"]
    options = {name: [each, *each.get("anyOf", [])] for name, each in properties.items()}
    longest = {name: each["maxLength"] for name in options for each in options[name] if "maxLength" in each}
    assert longest.keys() == limits.keys() - {"request body", "metadata"}
    figures = {MOST_PAIRS, METADATA_NAME_LENGTH, METADATA_VALUE_LENGTH}
    assert {int(each) for each in re.findall(r"[0-9]{2,}", limits["metadata"])} == figures
    for member, length in longest.items():
        assert f"{length} characters" in limits[member]
    assert limits["request body"] == (
        f"{json_body.MAX_BYTES // 1024} KiB of JSON, nested at most {json_body.MAX_DEPTH} deep"
    )
    assert f"first {FIRST_LINE_LENGTH} characters" in section(PAGE, "What a reminder may hold")


def test_the_defaults_of_config_keys_are_those_of_the_schema() -> None:
    declared = yaml.safe_load((ROOT / "Pulumi.yaml").read_text())["config"]
    text = " ".join((ROOT / "docs" / PAGE).read_text().split())
    stated = {key: int(figure) for figure, key in re.findall(r"(\d+)(?: days| a second)? \(`(\w+)`\)", text)}
    assert len(stated) == 12
    assert stated == {key: declared[key]["default"] for key in stated}


def test_the_tolerance_of_a_due_time_is_that_of_the_code() -> None:
    past = PAST_TOLERANCE.total_seconds() / 60
    assert f"up to {past:g} minute counts as now" in entries(PAGE, "When")["due time, in the past"]


def test_things_are_kept_as_long_as_stated(graph: Graph) -> None:
    kept = entries(PAGE, "How long things are kept")
    hours = KEPT.total_seconds() / 3600
    assert kept["what an Idempotency-Key was used for"] == f"{hours:g} hours; count on 24"
    assert kept["what Step Functions keeps of an execution"] == (
        "90 days after its end; a [request][sf-quotas] to AWS makes it 30"
    )
    assert kept["backups of the table"] == "[35 days][pitr]"
    assert graph.one("aws:dynamodb/table:Table")["pointInTimeRecovery"] == {"enabled": True}
    machine = graph.one("aws:sfn/stateMachine:StateMachine")
    assert machine["loggingConfiguration"]["includeExecutionData"] is False


def test_the_sweep_starts_a_missing_timer_in_time() -> None:
    late = entries(PAGE, "How late")
    assert late["the timer did not start, and less was left"] == "15 minutes after the request"
    assert timedelta(minutes=15) >= START_GRACE + SWEEP_EVERY + SWEEP_LASTS
    lost = late["the timer was lost after its start (stopped by hand, say)"]
    assert lost == "20 minutes after the due time"
    assert timedelta(minutes=20) >= DUE_GRACE + SWEEP_EVERY + SWEEP_LASTS


def test_the_number_of_retries_is_that_of_the_state_machine() -> None:
    states = parsed()["States"]
    late = entries(PAGE, "How late")
    stated = late["the provider throttles, or SES accepts no connection"]
    for state in ("EmailOnly", "SMSOnly"):
        retry = states[state]["Retry"][0]
        assert f"{retry['MaxAttempts']} times, at most {retry['MaxDelaySeconds']} seconds apart" in stated
    ours = states["EmailOnly"]["Retry"][1]
    assert f"{ours['MaxAttempts']} times more within an hour" in late["the email worker is broken"]


def test_the_number_of_copies_follows_from_the_state_machine() -> None:
    states = parsed()["States"]
    for state in ("EmailAgain", "SMSAgain"):
        copies = 1 + 1 + states[state]["Retry"][-1]["MaxAttempts"]
        assert f"**At most {copies} copies**" in section(PAGE, "What is not promised")


def test_the_sweep_runs_as_often_and_long_as_stated(graph: Graph) -> None:
    text = section(PAGE, "How late")
    every, lasts = SWEEP_EVERY.total_seconds() / 60, SWEEP_LASTS.total_seconds()
    assert f"every {every:g} minutes, for at most {lasts:g} seconds each" in text
    assert graph.one("aws:lambda/function:Function", "sweep")["timeout"] == SWEEP_LASTS.total_seconds()
    assert f"{STUCK_AFTER.total_seconds() / 3600:g} hours after the claim" in text


def test_the_limits_of_links_are_those_of_the_code(graph: Graph) -> None:
    limits = entries(PAGE, "Links in a message")
    assert limits["how far ahead a message is sent again"] == f"{links.MOST_AHEAD.days} days"
    again = limits["how often a message, including all its snoozes, is sent again"]
    assert again.startswith(f"{links.MOST_SNOOZES} times, ")
    assert limits["how often its waiting snooze is moved"] == f"{links.MOST_MOVES} times"
    assert limits["a link can stop messages"].startswith("until a year after the day")
    assert timedelta(days=365) < links.STOP_VALID_FOR == timedelta(days=366)  # one day more in a leap year
    assert limits["a link can undo a stop"] == "a year longer"
    assert links.LIFT_VALID_FOR - links.STOP_VALID_FOR == STOPPED_FOR
    assert limits["how long a stop lasts"] == f"{STOPPED_FOR.days} days"
    assert f": {BOUNCED_FOR.days} days after mail came back" in section(PAGE, "How long things are kept")
    settings = graph.one("aws:apigatewayv2/stage:Stage")["routeSettings"]
    own = {(each["throttlingRateLimit"], each["throttlingBurstLimit"]) for each in settings}
    over_time = limits["rate of each API call that links make"]
    at_once = limits["burst of each"]
    assert own == {(float(over_time.split()[0]), int(at_once))}


def test_the_limits_of_lists_are_those_of_the_api() -> None:
    limits = entries(PAGE, "How many")
    parameters = DOCUMENT["paths"]["/v1/reminders"]["get"]["parameters"]
    (page,) = (each["schema"] for each in parameters if each["name"] == "limit")
    assert limits["reminders on a page of a list"] == (
        f"{page['minimum']} to {page['maximum']}, {page['default']} by default"
    )
    assert limits["records examined for a page of a filtered list"] == (
        f"{MOST_QUERIES * EXAMINED:,}, in {MOST_QUERIES} reads"
    )
    assert limits["response of the API"].startswith(f"{FUNCTION_SECONDS} seconds")


def test_the_limits_of_the_local_system_are_those_of_its_stack() -> None:
    text = " ".join(section(PAGE, "How many").split())
    assert f"in a day {stack.REMINDERS_PER_DAY} reminders, SMS parts, changes and occurrences" in text
    assert f"{stack.REMINDERS_PER_RECIPIENT_PER_DAY} for one recipient; " in text
    assert (
        f"; {stack.REMINDERS_WAITING} reminders that wait, {stack.SCHEDULES_ACTIVE} active schedules" in text
    )
    *countries, last = stack.SMS_COUNTRIES
    assert f"SMS to {', '.join(countries)} and {last}," in text
