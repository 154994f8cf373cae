"""What the definition must hold besides its paths: bounds, retries, names."""

import pytest

from tests.parts.machine.rules import State, all_states, longest_delay, longest_run, tasks
from workflow.machine.definition import parsed
from workflow.time.schedule import DUE_GRACE, STUCK_AFTER

MACHINE: State = parsed()
TASKS = tasks(MACHINE)
DELIVERIES = ["EmailOnly", "SMSOnly", "ParallelEmail", "ParallelSMS"]
WRITES = ["Claim", "Record", "RecordNoChoice"]
REFUSED = "DynamoDB.ConditionalCheckFailedException"


def test_the_states_have_their_known_names() -> None:
    known = {"Timer", "ChoiceState", "EmailOnly", "SMSOnly", "EmailandSMS", "ParallelEmail", "ParallelSMS"}
    assert known | {"NoChoice"} <= {name for name, _ in all_states(MACHINE)}
    assert set(TASKS) == {*DELIVERIES, *WRITES}


def test_each_task_has_a_time_out() -> None:
    assert all(task["TimeoutSeconds"] <= 60 for task in TASKS.values())


def test_a_claim_ends_before_the_sweep_arms_its_reminder_again() -> None:
    assert longest_run(TASKS["Claim"]) < DUE_GRACE.total_seconds()


def test_whatever_was_claimed_is_recorded_before_the_sweep_closes_it() -> None:
    delivery = max(longest_run(TASKS[name]) for name in DELIVERIES)
    write = max(longest_run(TASKS[name]) for name in WRITES)
    assert 2 * write + delivery < STUCK_AFTER.total_seconds()


def test_no_execution_has_more_events_than_step_functions_takes() -> None:
    # https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: 25,000.
    # Three for each attempt: it is scheduled, started, and fails.
    both = 3 * (1 + TASKS["ParallelEmail"]["Retry"][-1]["MaxAttempts"]) * 2
    assert both < 20_000


@pytest.mark.parametrize("name", DELIVERIES)
def test_a_delivery_is_retried_for_half_a_day(name: str) -> None:
    *others, everything = TASKS[name]["Retry"]
    assert everything["ErrorEquals"] == ["States.ALL"]
    assert everything["JitterStrategy"] == "FULL"
    assert longest_delay(everything) / 2 > 12 * 3600  # full jitter waits half of it on average
    assert all(other["MaxAttempts"] == 0 for other in others)


@pytest.mark.parametrize("name", WRITES)
def test_a_write_is_repeated_unless_it_was_refused(name: str) -> None:
    refused, everything = TASKS[name]["Retry"]
    assert refused == {"ErrorEquals": [REFUSED], "MaxAttempts": 0}
    assert everything["ErrorEquals"] == ["States.ALL"]
    [caught] = TASKS[name]["Catch"]
    assert (caught["ErrorEquals"], caught["Next"]) == ([REFUSED], "Superseded")


@pytest.mark.parametrize(("alone", "parallel"), [("EmailOnly", "ParallelEmail"), ("SMSOnly", "ParallelSMS")])
def test_a_channel_is_the_same_alone_and_beside_the_other(alone: str, parallel: str) -> None:
    for member in ("Resource", "Parameters", "Retry", "TimeoutSeconds"):
        assert TASKS[alone][member] == TASKS[parallel][member]


@pytest.mark.parametrize("name", DELIVERIES)
def test_whatever_fails_a_delivery_is_caught_within_its_channel(name: str) -> None:
    [caught] = TASKS[name]["Catch"]
    assert caught["ErrorEquals"] == ["States.ALL"]
    assert caught["Next"] == f"{name.removesuffix('Only')}Failed"


@pytest.mark.parametrize("name", ["SMSOnly", "ParallelSMS"])
def test_permanent_refusals_of_a_text_message_are_named_first(name: str) -> None:
    permanent, *_ = TASKS[name]["Retry"]
    assert permanent["MaxAttempts"] == 0
    assert all(error.startswith("SNS.") for error in permanent["ErrorEquals"])


def test_both_ends_record_alike() -> None:
    assert TASKS["Record"]["Parameters"] == TASKS["RecordNoChoice"]["Parameters"]
