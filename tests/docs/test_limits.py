"""The figures of limits.md are those of the code."""

import json
from datetime import timedelta
from typing import Any

import pytest
import yaml

from api import body, email_address, phone, text
from api.infra import FUNCTION_SECONDS
from api.list_query import ListQuery
from api.members import Members
from api.present_rules import PAST_TOLERANCE
from tests.docs.pages import ROOT, section, table
from tests.infra.recording import Graph
from workers.email_message import FIRST_LINE_LENGTH
from workers.infra import SWEEP_EVERY_SECONDS
from workflow.idempotency import KEPT
from workflow.schedule import DUE_GRACE, START_GRACE, STUCK_AFTER

SWEEP_EVERY = timedelta(seconds=SWEEP_EVERY_SECONDS)
SWEEP_LASTS = SWEEP_EVERY - timedelta(minutes=1)


def defaults() -> dict[str, Any]:
    """The default of each config key that has one."""
    schema = yaml.safe_load((ROOT / "Pulumi.yaml").read_text())["config"]
    return {key: declared["default"] for key, declared in schema.items() if "default" in declared}


def limit(heading: str, what: str) -> str:
    """The cell beside `what`."""
    (cell,) = (row[1] for row in table("limits.md", heading) if row[0] == what)
    return cell


def longest(member: str) -> int:
    """The `maxLength` of a member of the body."""
    options = Members.model_json_schema()["properties"][member]["anyOf"]
    (length,) = (option["maxLength"] for option in options if "maxLength" in option)
    assert isinstance(length, int)
    return length


@pytest.mark.parametrize(
    ("what", "figures"),
    [
        ("message", f"1 to {text.MESSAGE_LENGTH} characters"),
        ("subject", f"1 to {text.SUBJECT_LENGTH} characters"),
        ("subject", f"first {FIRST_LINE_LENGTH} characters"),
        ("email", f"{email_address.LENGTH} characters"),
        ("phone", f"{phone.LENGTH} characters"),
        ("timezone", f"{longest('timezone')} characters"),
        ("request body", f"{body.MAX_BYTES // 1024} KiB"),
        ("request body", f"at most {body.MAX_DEPTH} deep"),
    ],
)
def test_what_a_reminder_may_hold(what: str, figures: str) -> None:
    assert figures in limit("What a reminder may hold", what)


def test_the_members_are_those_that_are_limited() -> None:
    limited = {row[0] for row in table("limits.md", "What a reminder may hold")} - {"request body"}
    assert limited == set(Members.model_fields) - {"preference", "wait_seconds", "due_at"}


def test_when() -> None:
    given = defaults()
    past = PAST_TOLERANCE.total_seconds() / 60
    assert f"up to {past:g} minute counts as now" in limit("When", "due time, in the past")
    assert limit("When", "due time, ahead") == f"{given['horizonDays']} days (horizonDays)"


def test_how_long_things_are_kept() -> None:
    given = defaults()
    rows = {row[0]: row[1] for row in table("limits.md", "How long things are kept")}
    assert len(rows) >= 5
    assert [cell for cell in rows.values() if "retentionDays" in cell] == [
        f"{given['retentionDays']} days (retentionDays); DynamoDB may take days longer to delete"
    ]
    assert rows["logs"] == f"{given['logRetentionDays']} days (logRetentionDays)"
    hours = KEPT.total_seconds() / 3600
    assert rows["what an Idempotency-Key was used for"] == f"{hours:g} hours; count on 24"
    # https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
    assert rows["what Step Functions keeps of an execution: input and results"].startswith("90 days")


def test_the_table_is_backed_up_and_the_logs_hold_no_data(graph: Graph) -> None:
    # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
    assert graph.one("aws:dynamodb/table:Table")["pointInTimeRecovery"] == {"enabled": True}
    machine = graph.one("aws:sfn/stateMachine:StateMachine")
    assert machine["loggingConfiguration"]["includeExecutionData"] is False


def test_a_start_that_failed_is_made_good_within_the_time_that_is_stated() -> None:
    stated = timedelta(minutes=15)
    made_good = START_GRACE + SWEEP_EVERY + SWEEP_LASTS
    assert made_good <= stated
    case = "the timer could not be started, and more than 15 minutes were left"
    assert limit("How late", case) == "on time"
    assert limit("How late", "the timer could not be started, and less was left").startswith("15 minutes")


def test_a_lost_timer_is_made_good_within_the_time_that_is_stated() -> None:
    made_good = DUE_GRACE + SWEEP_EVERY + SWEEP_LASTS
    (cell,) = (row[1] for row in table("limits.md", "How late") if row[0].startswith("the timer was lost"))
    assert cell == "20 minutes after the due time"
    assert made_good <= timedelta(minutes=20)


def test_the_patience_of_a_delivery() -> None:
    states = json.loads((ROOT / "workflow" / "reminder.asl.json").read_text())["States"]
    for state in ("EmailOnly", "SMSOnly"):
        retry = states[state]["Retry"][-1]
        figures = f"{retry['MaxAttempts']} times, at most {retry['MaxDelaySeconds']} seconds apart"
        assert figures in limit("How late", "the provider is down or does not answer")
    # Full jitter: each delay is on average half of its longest.
    average = timedelta(seconds=retry["MaxAttempts"] * retry["MaxDelaySeconds"] / 2)
    assert timedelta(hours=12) < average < timedelta(hours=13)


def test_what_is_stuck_is_closed() -> None:
    hours = STUCK_AFTER.total_seconds() / 3600
    assert f"{hours:g} hours after the claim" in limit("How late", "a channel's outcome was never recorded")


def test_the_sweep() -> None:
    minutes = (SWEEP_EVERY.total_seconds() / 60, SWEEP_LASTS.total_seconds() / 60)
    sentence = "every {:g} minutes, for at most {:g} minutes each".format(*minutes)
    assert sentence in section("limits.md", "How late")


def test_how_many() -> None:
    given = defaults()
    page = ListQuery.model_json_schema()["properties"]["limit"]
    assert limit("How many", "calls of the API over time").startswith(f"{given['throttleRate']} a second")
    assert limit("How many", "calls of the API at once").startswith(f"{given['throttleBurst']} ")
    made = "reminders that an owner makes in a day of UTC, snoozes among them"
    assert limit("How many", made) == f"{given['remindersPerDay']} (remindersPerDay)"
    waiting = limit("How many", "reminders of an owner that wait, or are being sent")
    assert waiting == f"{given['remindersWaiting']} (remindersWaiting)"
    size = f"{page['minimum']} to {page['maximum']}, {page['default']} if nothing is asked for"
    assert limit("How many", "reminders on a page of a list") == size
    assert limit("How many", "answer of the API").startswith(f"{FUNCTION_SECONDS} seconds")


def test_the_sweeps_function_ends_when_it_is_stated_to(graph: Graph) -> None:
    assert graph.one("aws:lambda/function:Function", "sweep")["timeout"] == SWEEP_LASTS.total_seconds()
