"""Final records expire; what waits never does, however far its due time is."""

from datetime import datetime, timedelta

import pytest

from tests.workflow.claim import claim
from tests.workflow.conftest import NOW, RETENTION, World
from workflow.reminder import Reminder


def expiry(world: World, reminder: Reminder) -> datetime | None:
    return world.record(reminder).expires_at


@pytest.mark.parametrize("days", [1, 90, 91, 3 * 365, 5 * 365])
def test_what_waits_has_no_expiry_even_beyond_the_retention(world: World, days: int) -> None:
    reminder = world.create(days=days)
    assert expiry(world, reminder) is None
    assert world.record(reminder).retain_until == reminder.due_at + RETENTION


def test_what_is_being_sent_has_none(world: World) -> None:
    reminder = world.create(minutes=10)
    assert claim(world.dynamodb, world.table, reminder, reminder.due_at)
    assert expiry(world, reminder) is None


def test_a_cancel_years_before_the_due_time_counts_from_the_cancel(world: World) -> None:
    reminder = world.create(days=4 * 365)
    world.clock.pass_(days=1)
    world.reminders.cancel(reminder.id, owner="nora")
    assert expiry(world, reminder) == NOW + timedelta(days=1) + RETENTION


def test_what_is_closed_late_counts_from_its_end(world: World) -> None:
    reminder = world.create(minutes=10)
    assert claim(world.dynamodb, world.table, reminder, reminder.due_at)
    world.clock.pass_(days=200)
    assert world.sweep.run().stuck == 1
    assert expiry(world, reminder) == NOW + timedelta(days=200) + RETENTION


def test_what_is_armed_late_is_kept_from_then(world: World) -> None:
    reminder = world.create(minutes=10)
    world.clock.pass_(days=200)
    assert world.sweep.run().rearmed == 1
    assert world.record(reminder).retain_until == NOW + timedelta(days=200) + RETENTION
