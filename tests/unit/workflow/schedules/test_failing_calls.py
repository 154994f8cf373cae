"""AWS rejects, cancels or omits: nothing is lost, nothing is created twice, and errors are raised."""

import json
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.aws import before_once
from tests.unit.workflow.schedules.conftest import Plans, local
from workflow.storage.errors import StoreUnavailable
from workflow.storage.schedules.store import READS


def refuse(plans: Plans, name: str, *reasons: str) -> list[str]:
    """Rejects each transaction of this name, with these reasons; returns a list that collects the tokens."""
    tokens: list[str] = []

    def cancel(params: Mapping[str, Any], **_: object) -> None:
        tokens.append(json.loads(params["body"])["ClientRequestToken"])
        response: Any = {
            "Error": {"Code": name, "Message": "planted"},
            "CancellationReasons": [{"Code": reason} for reason in reasons],
        }
        raise ClientError(response, "TransactWriteItems")

    plans.world.dynamodb.meta.events.register_first("before-call.dynamodb.TransactWriteItems", cancel)
    return tokens


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("TransactionCanceledException", ["TransactionConflict", "None", "None", "None"]),
        ("TransactionCanceledException", ["ThrottlingError", "None", "None", "None"]),
        ("TransactionInProgressException", []),
    ],
)
def test_conflicts_are_retried_for_two_seconds(plans: Plans, name: str, reasons: list[str]) -> None:
    schedule = plans.create()
    tokens = refuse(plans, name, *reasons)
    with pytest.raises(StoreUnavailable):
        plans.changes.pause(schedule.id, owner="nora")
    assert 1.5 <= plans.seconds <= 2
    assert len(set(tokens)) == (len(tokens) if reasons else 1), "a new token only if nothing was written"


def report_in_progress(plans: Plans) -> None:
    """Commits each transaction but reports it as in progress; a retry with its token then succeeds.

    Moto would write it again.
    """
    tokens: list[str] = []

    def known(params: Mapping[str, Any], **_: object) -> tuple[object, object] | None:
        tokens.append(json.loads(params["body"])["ClientRequestToken"])
        return (SimpleNamespace(status_code=200), {}) if tokens[-1] in tokens[:-1] else None

    def in_progress(**_: object) -> None:
        if tokens[-1] not in tokens[:-1]:
            response: Any = {"Error": {"Code": "TransactionInProgressException", "Message": "planted"}}
            raise ClientError(response, "TransactWriteItems")

    events: Any = plans.world.dynamodb.meta.events  # its stubs don't know hooks that return a response
    events.register_first("before-call.dynamodb.TransactWriteItems", known)
    events.register_first("after-call.dynamodb.TransactWriteItems", in_progress)


def test_a_transaction_that_was_in_progress_and_succeeded_counts_as_ours(plans: Plans) -> None:
    report_in_progress(plans)
    schedule = plans.create()
    changed = plans.changes.change(schedule.id, {"message": "New"}, owner="nora", if_match=[1]).schedule
    assert (changed.message, changed.version) == ("New", 2)
    plans.world.clock.advance(hours=27)
    assert plans.sweep.run().made == 1


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("TransactionCanceledException", ["ValidationError", "None", "None", "None"]),
        ("ValidationException", []),
    ],
)
def test_a_defect_of_ours_is_raised(plans: Plans, name: str, reasons: list[str]) -> None:
    schedule = plans.create()
    refuse(plans, name, *reasons)
    with pytest.raises(ClientError):
        plans.changes.pause(schedule.id, owner="nora")
    assert plans.seconds == 0


def leave_out(plans: Plans, times: int) -> None:
    """Makes DynamoDB leave all keys of the next `times` batch reads unprocessed."""
    left = iter(range(times))

    def unprocessed(parsed: dict[str, Any], **_: object) -> None:
        if next(left, None) is not None:
            parsed["Responses"] = {}
            parsed["UnprocessedKeys"] = {plans.world.table: requested[-1]}

    requested: list[Mapping[str, Any]] = []

    def remember(params: Mapping[str, Any], **_: object) -> None:
        requested.append(params["RequestItems"][plans.world.table])

    events = plans.world.dynamodb.meta.events
    events.register_first("provide-client-params.dynamodb.BatchGetItem", remember)
    events.register_first("after-call.dynamodb.BatchGetItem", unprocessed)


def test_unprocessed_keys_are_read_again(plans: Plans) -> None:
    schedule = plans.create()
    leave_out(plans, READS - 1)
    plans.changes.pause(schedule.id, owner="nora")
    assert plans.scheduled() == []


def test_keys_that_stay_unprocessed_raise_an_error(plans: Plans) -> None:
    schedule = plans.create()
    leave_out(plans, READS)
    with pytest.raises(StoreUnavailable):
        plans.changes.pause(schedule.id, owner="nora")


@pytest.mark.parametrize("closing", ["refused", "over"])
def test_the_sweep_does_not_end_a_schedule_that_its_owner_changes_meanwhile(
    plans: Plans, closing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    schedule = plans.create(rrule="FREQ=DAILY;COUNT=1")
    if closing == "refused":
        monkeypatch.setattr("workflow.scheduling.admission.is_known", lambda _: False)
    plans.world.clock.advance(days=3)
    before_once(plans.world.dynamodb, "TransactWriteItems", later_rule(plans, schedule.id))
    plans.sweep.run()
    assert plans.record(schedule).status == "active"


def later_rule(plans: Plans, schedule_id: str) -> Callable[[], None]:
    def change() -> None:
        plans.changes.change(schedule_id, {"start": local("2026-12-20T12:00")}, owner="nora")

    return change


def test_a_schedule_that_is_erased_meanwhile_stays_erased(
    plans: Plans, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plans.store, "erase", lambda *_: False)
    plans.schedules.erase("01a22281-8061-794a-832d-b1a0f8dfbb86", owner="nora")


def test_an_unreadable_index_entry_is_counted(plans: Plans) -> None:
    schedule = plans.create()
    plans.world.set_attributes(schedule, checkAt="0")
    assert plans.sweep.run().unreadable == 1


def test_after_a_change_of_zone_sent_occurrences_are_tracked_by_their_moment(plans: Plans) -> None:
    schedule = plans.create()
    first, _ = plans.created()
    plans.world.set_attributes(first, status="sent")
    changed = plans.changes.change(schedule.id, {"timezone": "Europe/London"}, owner="nora").schedule
    stored = [each for each in changed.open if each.reminder_id == first.id]
    assert [(each.local, each.moment) for each in stored] == [(local("2026-11-23T11:00"), first.due_at)]
    assert plans.scheduled() == ["23 12:00", "24 12:00"]


def test_beyond_a_limit_concurrent_sweeps_create_each_occurrence_once(plans: Plans) -> None:
    limited = plans.with_limits(per_recipient=1)
    schedule = limited.create(rrule="FREQ=DAILY;BYHOUR=12,13,14")
    before_once(plans.world.dynamodb, "TransactWriteItems", limited.sweep_once)
    limited.changes.change(schedule.id, {"rrule": "FREQ=DAILY;BYHOUR=15,16,17"}, owner="nora")
    plans.world.clock.advance(hours=27)
    before_once(plans.world.dynamodb, "TransactWriteItems", limited.sweep_once)
    limited.sweep.run()
    assert len({each.occurrence for each in limited.created()}) == len(limited.created())
