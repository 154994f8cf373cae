"""What the definition must hold besides its paths: bounds, patience, names."""

import json

import pytest

from tests.workflow.asl.rules import State, all_states, longest_delay, longest_run, tasks
from workers.email_delivery import SendingLimitReached
from workflow.definition import FILE
from workflow.pacing import LINE_CLOSES, TooLateForTheLine
from workflow.schedule import DUE_GRACE, STUCK_AFTER

MACHINE: State = json.loads(FILE.read_text(encoding="utf-8"))
TASKS = tasks(MACHINE)
DELIVERIES = ["EmailOnly", "SMSOnly", "ParallelEmail", "ParallelSMS"]
SLOTS = {"EmailOnly": "EmailSlot", "SMSOnly": "SMSSlot"} | {
    name: f"{name}Slot" for name in ("ParallelEmail", "ParallelSMS")
}
"""Where a delivery takes its place in line."""
WRITES = ["Claim", "Record", "RecordNoChoice"]
REFUSED = "DynamoDB.ConditionalCheckFailedException"


def test_the_states_have_the_names_that_people_know() -> None:
    known = {"Timer", "ChoiceState", "EmailOnly", "SMSOnly", "EmailandSMS", "ParallelEmail", "ParallelSMS"}
    assert known | {"NoChoice"} <= {name for name, _ in all_states(MACHINE)}
    assert set(TASKS) == {*DELIVERIES, *SLOTS.values(), *WRITES}


def test_each_task_has_a_time_out() -> None:
    assert all(task["TimeoutSeconds"] <= 60 for task in TASKS.values())


def test_a_claim_ends_before_the_sweep_arms_its_reminder_again() -> None:
    assert longest_run(TASKS["Claim"]) < DUE_GRACE.total_seconds()


def test_whatever_was_claimed_is_recorded_before_the_sweep_closes_it() -> None:
    delivery = max(longest_run(TASKS[name]) for name in DELIVERIES)
    slot = max(longest_run(TASKS[name]) for name in SLOTS.values())
    write = max(longest_run(TASKS[name]) for name in ("Claim", "Record", "RecordNoChoice"))
    # The last place in line is for the moment that the line closes, or its answer comes just after it. Then
    # the delivery is tried as long as it can be, and refused for the rate again: the pacer is asked in vain.
    answer = max(TASKS[name]["TimeoutSeconds"] for name in SLOTS.values())
    last_place = LINE_CLOSES.total_seconds() + answer
    assert 2 * write + last_place + delivery + slot < STUCK_AFTER.total_seconds()


@pytest.mark.parametrize("name", DELIVERIES)
def test_a_delivery_is_patient(name: str) -> None:
    *_, patient = TASKS[name]["Retry"]
    assert patient["ErrorEquals"] == ["States.ALL"]
    assert patient["JitterStrategy"] == "FULL"
    assert patient["MaxDelaySeconds"] == 300
    assert patient["MaxAttempts"] == 240
    assert 9 <= longest_delay(patient) / 2 / 3600 <= 11  # full jitter waits half of it on average


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
        assert TASKS[SLOTS[alone]][member] == TASKS[SLOTS[parallel]][member]


@pytest.mark.parametrize("name", DELIVERIES)
def test_whatever_fails_a_delivery_is_caught_within_its_channel(name: str) -> None:
    for task in (TASKS[name], TASKS[SLOTS[name]]):
        *_, caught = task["Catch"]
        assert caught["ErrorEquals"] == ["States.ALL"]
        assert caught["Next"] == SLOTS[name].replace("Slot", "Failed")


@pytest.mark.parametrize("name", DELIVERIES)
def test_what_the_providers_rate_refuses_stands_in_line_instead_of_being_tried_again(name: str) -> None:
    refused, _ = TASKS[name]["Catch"]
    assert refused["Next"] == SLOTS[name]
    [not_retried] = [each for each in TASKS[name]["Retry"] if each["ErrorEquals"] == refused["ErrorEquals"]]
    assert not_retried["MaxAttempts"] == 0
    wait = dict(all_states(MACHINE))[TASKS[SLOTS[name]]["Next"]]
    assert (wait["Type"], wait["TimestampPath"], wait["Next"]) == ("Wait", "$.line.comeBackAt", name)
    error = "SNS.ThrottledException" if "SMS" in name else SendingLimitReached.__name__
    assert error in refused["ErrorEquals"]


def test_the_pacer_may_be_away_for_more_than_an_hour() -> None:
    for name in SLOTS.values():
        *_, everything = TASKS[name]["Retry"]
        assert everything["JitterStrategy"] == "FULL"
        assert longest_delay(everything) / 2 > 1.5 * 3600  # full jitter waits half of it on average


def test_the_pacers_refusal_is_not_tried_again() -> None:
    for name in SLOTS.values():
        too_late, everything = TASKS[name]["Retry"]
        assert too_late == {"ErrorEquals": [TooLateForTheLine.__name__], "MaxAttempts": 0}
        assert everything["ErrorEquals"] == ["States.ALL"]


@pytest.mark.parametrize("name", ["SMSOnly", "ParallelSMS"])
def test_permanent_refusals_of_a_text_message_are_named_first(name: str) -> None:
    permanent, *_ = TASKS[name]["Retry"]
    assert permanent["MaxAttempts"] == 0
    assert all(error.startswith("SNS.") for error in permanent["ErrorEquals"])


def test_both_ends_record_alike() -> None:
    assert TASKS["Record"]["Parameters"] == TASKS["RecordNoChoice"]["Parameters"]
