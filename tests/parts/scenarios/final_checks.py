"""Checks the end of a scenario: without further faults, every reminder reaches a final status."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from infra.sweep import SWEEP_EVERY_SECONDS
from tests.parts.scenarios.audit import NO_REMINDERS
from tests.parts.scenarios.schedules.final import go_on
from tests.parts.scenarios.world import World
from workflow.reminders.reminder import DeliveryStatus, Reminder, Status
from workflow.storage.item import from_item
from workflow.time.deadlines import AHEAD, DUE_GRACE, FAR, STUCK_AFTER

SWEEP_EVERY = timedelta(seconds=SWEEP_EVERY_SECONDS)
LATEST_CLAIM = 2 * SWEEP_EVERY + DUE_GRACE
"""How late a scheduled reminder may be claimed once faults have ended."""

LATEST_END = STUCK_AFTER + 2 * SWEEP_EVERY
"""How long after its claim a reminder may end if its execution was stopped."""

ROUNDS = 500
"""More than any scenario needs: the sweep reads each of its few reminders a few times."""


def finish(world: World) -> None:
    """Advances the clock until nothing is left to do, sweeping every five minutes; then checks the result."""
    world.time_out(everything=True)
    world.machine.exists = True
    world.ses.redeliver()
    go_on(world)
    began = world.clock()
    to_move = dict(_due_by_newest_rules(world, began))
    former = {each.id: each.due_at for each in _current(world)}
    for _ in range(ROUNDS):
        until = _next_moment(world)
        if until is None:
            break
        world.machine.advance(until)
        _sweep(world)
    for (owner, _), item in world.table.items.items():
        if not owner.startswith(NO_REMINDERS):
            reminder = from_item(item)
            _check_final(world, reminder, began, former.get(reminder.id, began))
            if reminder.due_at != to_move.get(reminder.id, reminder.due_at):
                world.audit.violation(reminder.id, "it was not sent at its local time by the newest rules")
    _check_nothing_lost(world)


def _due_by_newest_rules(world: World, now: datetime) -> Iterator[tuple[str, datetime]]:
    """Returns due times of reminders without a timer: they are armed under the current zone rules."""
    for reminder in _current(world):
        if reminder.status == "scheduled":
            due_at = world.rules.moved(reminder.draft).due_at
            if (
                min(due_at, reminder.due_at) - now > FAR + AHEAD
                and reminder.check_at == reminder.due_at - FAR
            ):
                yield reminder.id, due_at


def _current(world: World) -> Iterator[Reminder]:
    for history in list(world.audit.history.values()):
        reminder = world.audit.current(history[-1].id)
        if reminder is not None:
            yield reminder


def _next_moment(world: World) -> datetime | None:
    """Returns the time of the next step of an execution or sweep with work; None once all ended."""
    checks = world.checks()
    moments = [_next_sweep(max(min(checks), world.clock()))] if checks else []
    event = world.machine.next_event()
    if event is not None:
        moments.append(event)
    return min(moments) if moments else None


def _next_sweep(time: datetime) -> datetime:
    since = time - datetime(2026, 1, 1, tzinfo=time.tzinfo)
    return time + (-since % SWEEP_EVERY)


def _sweep(world: World) -> None:
    if world.clock() != _next_sweep(world.clock()):
        return
    result = world.sweep()
    if result is None or result.failures:
        world.audit.violation("the sweep", f"it failed without a fault: {result}")
    world.clock.move_to(world.clock() + timedelta(seconds=1))


def _check_final(world: World, reminder: Reminder, began: datetime, former: datetime) -> None:
    """Checks its end; `former` is its due time when faults ended: newer rules may move it into the past."""
    if not reminder.is_final or reminder.finished_at is None:
        world.audit.violation(reminder.id, f"it never ended: {reminder.status}")
        return
    if reminder.claimed_at is not None and reminder.finished_at > began:
        if reminder.claimed_at > max(reminder.due_at, former, began) + LATEST_CLAIM:
            world.audit.violation(reminder.id, "it was claimed too late")
        if reminder.finished_at > max(reminder.claimed_at, began) + LATEST_END:
            world.audit.violation(reminder.id, "it ended too late")
    if reminder.status != _implied_status(reminder):
        world.audit.violation(reminder.id, f"it is {reminder.status}, but its deliveries say otherwise")
    _check_messages(world, reminder)
    world.outcomes.check(reminder.id)


def _implied_status(reminder: Reminder) -> Status:
    """Returns the status that its deliveries imply."""
    statuses: set[DeliveryStatus] = {delivery.status for delivery in reminder.deliveries.values()}
    if statuses == {"not_sent"}:
        return "cancelled"
    if statuses == {"sent"}:
        return "sent"
    return "partially_sent" if "sent" in statuses else "failed"


def _check_messages(world: World, reminder: Reminder) -> None:
    for channel, delivery in reminder.deliveries.items():
        messages = world.audit.messages[reminder.id, channel]
        if delivery.status == "sent" and not messages:
            world.audit.violation(reminder.id, f"{channel} is recorded as sent, but no message was sent")
        if delivery.status == "failed" and messages:
            world.audit.violation(reminder.id, f"{channel} is recorded as failed, but a message was sent")
        if delivery.status == "not_sent" and messages:
            world.audit.violation(reminder.id, f"{channel} is recorded as not sent, but a message was sent")
        if delivery.status == "waiting":
            world.audit.violation(reminder.id, f"{channel} is pending although the reminder has ended")


def _check_nothing_lost(world: World) -> None:
    """Checks that each acknowledged reminder ended, and that only an erase or TTL deleted it."""
    for reminder_id in world.promises.known:
        record = world.audit.current(reminder_id)
        if reminder_id not in world.audit.history:
            world.audit.violation(reminder_id, "it was acknowledged, but never stored")
        elif record is None and not world.audit.history[reminder_id][-1].is_final:
            world.audit.violation(reminder_id, "it was deleted before it ended")
        elif (
            reminder_id in world.promises.cancelled
            and world.audit.history[reminder_id][-1].status != "cancelled"
        ):
            world.audit.violation(reminder_id, "its cancellation was acknowledged, but it ended otherwise")
