"""Change, cancel, erase and snooze as an owner asks for them: the commit, then the nudge to the timers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.aws import fail
from tests.workflow.claim import claim
from tests.workflow.conftest import NOW, World
from workflow.errors import StoreUnavailable
from workflow.refusals import ReminderUnknown, StaleVersion, WrongStatus
from workflow.reminder import Draft, Reminder


def to(**changes: object) -> Callable[[Reminder], Draft]:
    return lambda seen: replace(seen.draft, **changes)  # type: ignore[arg-type]  # as the test names them


def ask(world: World, call: str, reminder: Reminder, if_match: frozenset[int] | None = None) -> Reminder:
    """Changes the text of a reminder, or cancels it."""
    if call == "cancel":
        return world.reminders.cancel(reminder.id, owner="nora", if_match=if_match)
    ring = to(message="Ring")
    return world.reminders.change(reminder.id, owner="nora", merge=ring, if_match=if_match)


def states(world: World) -> dict[str, str]:
    """The status of each execution."""
    listed = world.stepfunctions.list_executions(stateMachineArn=world.state_machine_arn)
    return {execution["name"][-2:]: execution["status"] for execution in listed["executions"]}


def test_a_new_time_gets_a_new_timer_and_the_old_one_is_stopped(world: World) -> None:
    reminder = world.create(minutes=10)
    due_at = NOW + timedelta(minutes=5)
    changed = world.reminders.change(reminder.id, owner="nora", merge=to(due_at=due_at))
    assert (changed.due_at, changed.generation) == (due_at, 2)
    assert states(world) == {"g1": "ABORTED", "g2": "RUNNING"}
    assert world.record(reminder).check_at == due_at + timedelta(minutes=10)


def test_a_new_text_leaves_the_timer(world: World) -> None:
    reminder = world.create(minutes=10)
    changed = world.reminders.change(reminder.id, owner="nora", merge=to(message="Ring"))
    assert (changed.message, changed.version, changed.generation) == ("Ring", 2, 1)
    assert states(world) == {"g1": "RUNNING"}


def test_a_far_time_gets_no_timer_yet(world: World) -> None:
    reminder = world.create(minutes=10)
    world.reminders.change(reminder.id, owner="nora", merge=to(due_at=NOW + timedelta(days=400)))
    assert states(world) == {"g1": "ABORTED"}
    assert world.record(reminder).check_at == NOW + timedelta(days=399)


def test_a_far_reminder_has_no_timer_to_stop(world: World) -> None:
    reminder = world.create(days=400)
    fail(world.stepfunctions, "StopExecution", "Unexpected")
    world.reminders.change(reminder.id, owner="nora", merge=to(due_at=NOW + timedelta(minutes=5)))
    assert states(world) == {"g2": "RUNNING"}


@pytest.mark.parametrize("operation", ["StartExecution", "StopExecution"])
def test_a_nudge_that_fails_does_not_undo_the_change(world: World, operation: str) -> None:
    reminder = world.create(minutes=10)
    fail(world.stepfunctions, operation, "ThrottlingException")
    due_at = NOW + timedelta(minutes=5)
    world.reminders.change(reminder.id, owner="nora", merge=to(due_at=due_at))
    record = world.record(reminder)
    assert (record.due_at, record.generation) == (due_at, 2)
    assert record.check_at is not None
    assert record.check_at <= due_at + timedelta(minutes=10)


def test_where_the_nudge_took_its_time_nothing_more_is_begun(world: World) -> None:
    reminder = world.create(minutes=10)
    seconds = iter([0.0, 1.0])
    world.timers._stopwatch = lambda: next(seconds)
    world.reminders.change(reminder.id, owner="nora", merge=to(due_at=NOW + timedelta(minutes=5)))
    assert states(world) == {"g1": "RUNNING", "g2": "RUNNING"}


def test_a_cancel_stops_the_timer(world: World) -> None:
    reminder = world.create(minutes=10)
    assert world.reminders.cancel(reminder.id, owner="nora").status == "cancelled"
    assert states(world) == {"g1": "ABORTED"}


def test_a_cancel_is_kept_where_its_timer_cannot_be_stopped(world: World) -> None:
    reminder = world.create(minutes=10)
    fail(world.stepfunctions, "StopExecution", "ThrottlingException")
    cancelled = world.reminders.cancel(reminder.id, owner="nora")
    assert world.record(reminder) == cancelled
    assert not claim(world.dynamodb, world.table, reminder, reminder.due_at)


def test_a_cancelled_reminder_is_cancelled_whatever_its_version(world: World) -> None:
    reminder = world.create(minutes=10)
    cancelled = world.reminders.cancel(reminder.id, owner="nora", if_match=frozenset({1}))
    assert world.reminders.cancel(reminder.id, owner="nora", if_match=frozenset({7})) == cancelled


@pytest.mark.parametrize("call", ["change", "cancel"])
def test_too_late_is_said_before_stale(world: World, call: str) -> None:
    reminder = world.create(minutes=10)
    with pytest.raises(StaleVersion) as stale:
        ask(world, call, reminder, frozenset({2, 3}))
    assert stale.value.version == 1
    assert claim(world.dynamodb, world.table, reminder, reminder.due_at)
    with pytest.raises(WrongStatus) as late:
        ask(world, call, reminder, frozenset({7}))
    assert late.value.status == "sending"


def test_another_owner_can_neither_change_nor_end_nor_repeat_it(world: World) -> None:
    reminder = world.create(minutes=10)
    before = world.record(reminder)
    with pytest.raises(ReminderUnknown):
        world.reminders.change(reminder.id, owner="otto", merge=to(message="Ring"))
    with pytest.raises(ReminderUnknown):
        world.reminders.cancel(reminder.id, owner="otto")
    with pytest.raises(ReminderUnknown):
        snooze(world, reminder, owner="otto")
    world.reminders.erase(reminder.id, owner="otto")
    assert world.record(reminder) == before


def overtake(world: World, change: Callable[[], object], times: int) -> None:
    """Lets `change` happen before each of the next `times` updates of the table."""
    events, left = world.dynamodb.meta.events, [times]

    def before(**_: object) -> None:
        if left[0] > 0:
            left[0] -= 1
            events.unregister("before-call.dynamodb.UpdateItem", before)
            change()
            events.register_first("before-call.dynamodb.UpdateItem", before)

    events.register_first("before-call.dynamodb.UpdateItem", before)


def edit_subject(world: World, reminder: Reminder) -> None:
    seen = world.record(reminder)
    world.store.edit(seen, replace(seen.draft, subject=f"Subject {seen.version}"), NOW, f"c{seen.version}")


def test_a_lost_race_is_merged_with_what_won_it(world: World) -> None:
    reminder = world.create(minutes=10)
    overtake(world, lambda: edit_subject(world, reminder), times=2)
    changed = world.reminders.change(reminder.id, owner="nora", merge=to(message="Ring"))
    assert (changed.message, changed.subject, changed.version) == ("Ring", "Subject 2", 4)


def test_a_lost_race_makes_a_version_stale(world: World) -> None:
    reminder = world.create(minutes=10)
    overtake(world, lambda: edit_subject(world, reminder), times=1)
    with pytest.raises(StaleVersion):
        world.reminders.change(reminder.id, owner="nora", merge=to(message="Ring"), if_match=frozenset({1}))


@pytest.mark.parametrize("call", ["change", "cancel"])
def test_a_race_that_is_lost_three_times_is_told(world: World, call: str) -> None:
    reminder = world.create(minutes=10)
    overtake(world, lambda: edit_subject(world, reminder), times=3)
    with pytest.raises(StoreUnavailable):
        ask(world, call, reminder)
    assert world.record(reminder).message == "Call"


def test_an_open_reminder_is_not_erased(world: World) -> None:
    reminder = world.create(minutes=10)
    with pytest.raises(WrongStatus) as refused:
        world.reminders.erase(reminder.id, owner="nora")
    assert refused.value.status == "scheduled"


def test_an_erasing_that_meets_the_end_is_tried_again(world: World) -> None:
    reminder = world.create(minutes=10)
    events = world.dynamodb.meta.events

    def finish(**_: object) -> None:
        events.unregister("before-call.dynamodb.GetItem", finish)
        world.reminders.cancel(reminder.id, owner="nora")

    events.register_first("before-call.dynamodb.GetItem", finish)
    world.reminders.erase(reminder.id, owner="nora")
    assert world.store.get("nora", reminder.id) is None


def test_an_erasing_that_never_finds_it_the_same_is_told(world: World) -> None:
    reminder = world.create(minutes=10)
    world.reminders.cancel(reminder.id, owner="nora")
    fail(world.dynamodb, "DeleteItem", "ConditionalCheckFailedException")
    with pytest.raises(StoreUnavailable):
        world.reminders.erase(reminder.id, owner="nora")


def test_a_refusal_of_aws_to_erase_stays_what_it_is(world: World) -> None:
    fail(world.dynamodb, "DeleteItem", "AccessDeniedException")
    with pytest.raises(world.dynamodb.exceptions.ClientError, match="AccessDenied"):
        world.store.erase("nora", "1")


def snooze(world: World, source: Reminder, owner: str = "nora", timezone: str | None = None) -> Reminder:
    checked: list[Draft] = []
    due_at = NOW + timedelta(hours=1)
    made = world.reminders.snooze(
        source.id, owner=owner, due_at=due_at, timezone=timezone, check=checked.append
    ).reminder
    assert checked == [made.draft]
    return made


def test_a_final_reminder_can_be_asked_for_again(world: World) -> None:
    reminder = world.create(minutes=10)
    cancelled = world.reminders.cancel(reminder.id, owner="nora")
    again = snooze(world, reminder, timezone="Australia/Sydney")
    assert again.draft == replace(
        reminder.draft, due_at=NOW + timedelta(hours=1), timezone="Australia/Sydney"
    )
    assert (again.snoozed_from, again.status) == (reminder.id, "scheduled")
    assert world.record(again).check_at == NOW + timedelta(hours=1, minutes=10)
    assert world.record(reminder) == cancelled


def test_the_timezone_is_the_sources_unless_another_is_given(world: World) -> None:
    reminder = world.create(minutes=10)
    world.reminders.change(reminder.id, owner="nora", merge=to(timezone="Asia/Tokyo"))
    world.reminders.cancel(reminder.id, owner="nora")
    assert snooze(world, reminder).timezone == "Asia/Tokyo"


def test_a_reminder_that_waits_is_not_snoozed(world: World) -> None:
    reminder = world.create(minutes=10)
    with pytest.raises(WrongStatus):
        snooze(world, reminder)
