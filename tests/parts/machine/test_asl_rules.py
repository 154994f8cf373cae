"""Tests the definition's limits, retries and names."""

import pytest

from tests.parts.machine.rules import State, all_states, likely_run, longest_delay, tasks
from workers.email_delivery import (
    EmailMayHaveLeft,
    EmailWorkerDefect,
    MailServiceUnavailable,
    SendingLimitReached,
)
from workflow.machine.definition import parsed
from workflow.reminders.delivery_errors import error_code
from workflow.time.deadlines import STUCK_AFTER

MACHINE: State = parsed()
TASKS = tasks(MACHINE)
CHANNELS = ["EmailOnly", "SMSOnly"]
DELIVERIES = [*CHANNELS, "ParallelEmail", "ParallelSMS"]
AGAIN = {name: f"{name.removesuffix('Only')}Again" for name in DELIVERIES}
PAUSE = MACHINE["States"]["EmailPause"]["Seconds"]
COPIES = 3
MAY_HAVE_LEFT = {
    # https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html: a time-out of the
    # function is the first, the others are errors of Lambda with 500.
    "Lambda.Unknown",
    "Lambda.AWSLambdaException",
    "Lambda.ClientExecutionTimeoutException",
    "Lambda.SdkClientException",
    "Lambda.ServiceException",
    "Sandbox.Timedout",
    "States.Timeout",
    "States.TaskFailed",
    # Not proven: SNS declares the first with 500, the others represent errors that it doesn't declare.
    "SNS.InternalErrorException",
    "SNS.AmazonSNSException",
    "SNS.SnsException",
}
"""Errors after which the message may have been sent: none may be retried as if it was not."""
WRITES = ["Claim", "Record", "RecordNoChoice"]
REFUSED = "DynamoDB.ConditionalCheckFailedException"


def reached_from(states: State, start: str) -> set[str]:
    """Returns the states reachable from `start`."""
    reached: set[str] = set()
    todo = [start]
    while todo:
        state = states[todo.pop()]
        rules = [*state.get("Choices", []), *state.get("Catch", []), state]
        following = {rule[key] for rule in rules for key in ("Next", "Default") if key in rule}
        todo += following - reached
        reached |= following
    return reached & states.keys()


def test_the_states_have_their_known_names() -> None:
    known = {"Timer", "ChoiceState", "EmailOnly", "SMSOnly", "EmailandSMS", "ParallelEmail", "ParallelSMS"}
    assert known | {"NoChoice"} <= {name for name, _ in all_states(MACHINE)}
    assert set(TASKS) == {*DELIVERIES, *AGAIN.values(), *WRITES}


def test_each_task_has_a_time_out() -> None:
    assert all(task["TimeoutSeconds"] <= 60 for task in TASKS.values())


def test_a_claim_is_retried_for_over_an_hour() -> None:
    # While its result is unknown it may have taken effect: then no other timer can claim.
    assert longest_delay(TASKS["Claim"]["Retry"][-1]) / 2 > 3600


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_claimed_reminder_is_recorded_before_the_sweep_closes_it(channel: str) -> None:
    # An even later record is rejected since the reminder was closed as unknown: no harm is done.
    tasks_in_turn = [TASKS[name] for name in ("Claim", channel, AGAIN[channel], "Record")]
    longest = PAUSE + likely_run(*tasks_in_turn)
    assert longest < STUCK_AFTER.total_seconds()


def test_no_execution_exceeds_the_event_limit_of_step_functions() -> None:
    # https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: 25,000.
    # Three events for each attempt: it is scheduled, starts, and fails.
    attempts = [1 + sum(retrier["MaxAttempts"] for retrier in task["Retry"]) for task in TASKS.values()]
    assert 3 * sum(attempts) < 20_000


@pytest.mark.parametrize("name", DELIVERIES)
def test_a_throttled_delivery_is_retried_for_half_a_day(name: str) -> None:
    not_taken = TASKS[name]["Retry"][0]
    assert not_taken["JitterStrategy"] == "FULL"
    assert longest_delay(not_taken) / 2 > 12 * 3600  # full jitter waits half of it on average


@pytest.mark.parametrize("name", ["EmailOnly", "ParallelEmail"])
def test_a_broken_worker_is_retried_a_few_times_within_an_hour(name: str) -> None:
    [_, ours] = TASKS[name]["Retry"]
    assert EmailWorkerDefect.__name__ in ours["ErrorEquals"]
    assert 2 <= ours["MaxAttempts"] <= 5
    assert longest_delay(ours) < 3600


@pytest.mark.parametrize("name", DELIVERIES)
def test_any_error_leads_to_at_most_three_copies(name: str) -> None:
    first, again = TASKS[name], TASKS[AGAIN[name]]
    for task in (first, again):
        certain = [error for retrier in task["Retry"] for error in retrier["ErrorEquals"]]
        assert not MAY_HAVE_LEFT & set(certain)
    assert "States.ALL" not in {error for retrier in first["Retry"] for error in retrier["ErrorEquals"]}
    [everything] = [retrier for retrier in again["Retry"] if retrier["ErrorEquals"] == ["States.ALL"]]
    assert everything == again["Retry"][-1]
    assert 1 + (1 + everything["MaxAttempts"]) == COPIES


@pytest.mark.parametrize("name", DELIVERIES)
def test_only_messages_that_were_certainly_not_sent_end_as_failed(name: str) -> None:
    failed, everything = TASKS[name]["Catch"]
    retried = {error for retrier in TASKS[name]["Retry"] for error in retrier["ErrorEquals"]}
    channel = name.removesuffix("Only")
    assert retried <= set(failed["ErrorEquals"])
    assert failed["Next"] == f"{channel}Failed"
    assert (everything["ErrorEquals"], everything["Next"]) == (["States.ALL"], f"{channel}Pause")
    [caught] = TASKS[AGAIN[name]]["Catch"]
    assert (caught["ErrorEquals"], caught["Next"]) == (["States.ALL"], f"{channel}Unknown")


def test_no_state_that_sends_is_entered_twice() -> None:
    # Retriers start counting again at each entry: https://states-language.net/spec.html#errors.
    for machine in (MACHINE, *MACHINE["States"]["EmailandSMS"]["Branches"]):
        for name in set(machine["States"]) & {*DELIVERIES, *AGAIN.values()}:
            assert name not in reached_from(machine["States"], name)


def test_each_error_of_the_worker_is_handled() -> None:
    not_taken, ours = (set(retrier["ErrorEquals"]) for retrier in TASKS["EmailOnly"]["Retry"])
    assert {SendingLimitReached.__name__, MailServiceUnavailable.__name__} <= not_taken
    assert EmailWorkerDefect.__name__ in ours
    assert EmailMayHaveLeft.__name__ not in not_taken | ours


@pytest.mark.parametrize("name", [*DELIVERIES, *AGAIN.values()])
def test_each_error_of_a_delivery_has_a_code_or_is_our_defect(name: str) -> None:
    named = {error for rule in TASKS[name]["Catch"] for error in rule["ErrorEquals"]} - {"States.ALL"}
    ours = {"States.Permissions", "States.ParameterPathFailure", EmailWorkerDefect.__name__}
    assert {error for error in named if error_code(error) == "other"} <= ours | {
        error for error in named if error.startswith("Runtime.")
    }


@pytest.mark.parametrize("name", WRITES)
def test_a_write_is_retried_unless_it_was_rejected(name: str) -> None:
    refused, everything = TASKS[name]["Retry"]
    assert refused == {"ErrorEquals": [REFUSED], "MaxAttempts": 0}
    assert everything["ErrorEquals"] == ["States.ALL"]
    [caught] = TASKS[name]["Catch"]
    assert (caught["ErrorEquals"], caught["Next"]) == ([REFUSED], "Superseded")


@pytest.mark.parametrize(
    ("alone", "parallel"),
    [
        ("EmailOnly", "ParallelEmail"),
        ("SMSOnly", "ParallelSMS"),
        ("EmailAgain", "ParallelEmailAgain"),
        ("SMSAgain", "ParallelSMSAgain"),
    ],
)
def test_a_channel_has_the_same_states_alone_and_in_parallel(alone: str, parallel: str) -> None:
    for member in ("Resource", "Parameters", "Retry", "TimeoutSeconds"):
        assert TASKS[alone][member] == TASKS[parallel][member]


def test_both_record_states_are_equal_and_retried_as_long_as_a_delivery() -> None:
    patience = {key: value for key, value in TASKS["EmailOnly"]["Retry"][0].items() if key != "ErrorEquals"}
    for name in ("Record", "RecordNoChoice"):
        assert TASKS[name]["Parameters"] == TASKS["Record"]["Parameters"]
        assert TASKS[name]["Retry"][-1] == patience | {"ErrorEquals": ["States.ALL"]}
