"""Checks schedules at the end of a scenario: without faults each follows its rule, then it is ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.parts.scenarios.faults import NOTHING
from tests.parts.scenarios.schedules.records import CREATED_BEFORE, MOST_OPEN
from tests.parts.scenarios.schedules.requests import OWNER
from workflow.schedules.schedule import Schedule

SWEEP_EVERY = timedelta(minutes=5)

if TYPE_CHECKING:
    from tests.parts.scenarios.world import World

DAYS = 2


def go_on(world: World) -> None:
    """Sweeps for some days, in which every due occurrence must be created; then ends the schedules."""
    if not world.schedules.history:
        return
    check_counts(world)
    world.schedules.is_settled = True
    sweep(world)
    missed = {each.id: each.missed for each in _active(world)}
    until = world.clock() + timedelta(days=DAYS)
    while (checks := world.checks(of_schedules=True)) and min(checks) <= until:
        world.machine.advance(max(min(checks), world.clock()) + SWEEP_EVERY)
        sweep(world)
    world.machine.advance(until)
    for each in _active(world):
        if each.missed != missed.get(each.id, each.missed):
            world.audit.violation(each.id, "it missed occurrences although the sweep ran")
        _check_all_created(world, each)
    check_counts(world)
    for each in _active(world):
        _end(world, each.id)
    check_counts(world)
    for history in world.schedules.history.values():
        for schedule in history:
            for opened in schedule.open:
                if opened.reminder_id not in world.audit.history:
                    world.audit.violation(schedule.id, f"{opened.local} was created, but is missing")


def check_counts(world: World) -> None:
    """Checks that the count of the owner's schedules is the number of active ones."""
    active = _active(world)
    item = world.table.items.get((f"quota#{OWNER}", "schedules"), {})
    counted = [int(item[name]["N"]) if name in item else 0 for name in ("schedules", "occurrences")]
    if counted != [len(active), sum(each.largest_day for each in active)]:
        world.audit.violation("the counts", f"{counted} are counted, {len(active)} schedules are active")


def sweep(world: World) -> None:
    """Sweeps without faults, repeatedly while the next sweep still has work.

    A step goes past 1,000 moments: twenty years without a sweep, of 24 times a day, take 176.
    """
    for _ in range(200):
        result = world.sweep_schedules()
        if result is None or result.failures or result.unreadable:
            world.audit.violation("the sweep of schedules", f"it failed without a fault: {result}")
            return
        checks = world.checks(of_schedules=True)
        if not checks or min(checks) > world.clock() + SWEEP_EVERY:
            return
        world.machine.advance(max(min(checks), world.clock()))


def _active(world: World) -> list[Schedule]:
    current = [world.schedules.now(each) for each in world.schedules.history]
    return [each for each in current if each is not None and each.status == "active"]


def _check_all_created(world: World, schedule: Schedule) -> None:
    following = world.oracle.next(schedule, world.oracle.cursor(schedule))
    is_full = sum(each.moment > world.clock() for each in schedule.open) >= MOST_OPEN
    if following is None or is_full:
        return
    if world.oracle.moment(following, schedule.timezone) < world.clock() + CREATED_BEFORE - timedelta(
        hours=2
    ):
        world.audit.violation(schedule.id, f"{following} should have been created by now")


def _end(world: World, schedule_id: str) -> None:
    world.schedules.closing[schedule_id] += 1
    world.ask(NOTHING, lambda api: api.changes.end(schedule_id, owner=OWNER), _no_error(world))


def _no_error(world: World) -> Callable[[object, BaseException | None], None]:
    def ended(_: object, error: BaseException | None) -> None:
        if error is not None:
            world.audit.violation("a schedule", f"it could not be ended: {error!r}")

    return ended
