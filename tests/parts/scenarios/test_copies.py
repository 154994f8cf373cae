"""Tests copies and the final status of a message while a provider fails in one way for days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import get_args

import pytest

from tests.captured_logs import captured_logs
from tests.parts.scenarios.audit import MOST_COPIES
from tests.parts.scenarios.aws.task_faults import ACCEPTED_THEN_FAILED, TaskFault
from tests.parts.scenarios.faults import NOTHING
from tests.parts.scenarios.final_checks import finish
from tests.parts.scenarios.requests import Requests
from tests.parts.scenarios.world import World
from workflow.reminders.reminder import Channel, Reminder
from workflow.time.deadlines import STUCK_AFTER

ALWAYS = 1_000
"""More calls than an execution makes."""


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    with captured_logs():
        yield


def final_reminder(world: World, channel: Channel, *faults: TaskFault | None) -> Reminder:
    """Returns a reminder after a scenario in which each call of its execution has the next fault."""
    Requests(world).create(NOTHING, None, timedelta(0), channel, "a")
    world.advance(world.clock() + STUCK_AFTER, faults)
    finish(world)
    assert world.audit.violations == []
    [history] = world.audit.history.values()
    return history[-1]


@pytest.mark.parametrize("channel", get_args(Channel))
@pytest.mark.parametrize("fault", ACCEPTED_THEN_FAILED)
def test_a_message_accepted_without_confirmation_is_sent_three_times(
    channel: Channel, fault: TaskFault
) -> None:
    world = World()
    reminder = final_reminder(world, channel, None, *(fault,) * 3)
    assert world.audit.messages[reminder.id, channel] == MOST_COPIES
    assert (reminder.status, reminder.deliveries[channel].status) == ("failed", "unknown")


@pytest.mark.parametrize("channel", get_args(Channel))
@pytest.mark.parametrize("fault", ACCEPTED_THEN_FAILED)
def test_throttling_between_the_attempts_adds_no_copies(channel: Channel, fault: TaskFault) -> None:
    world = World()
    refused = [TaskFault.THROTTLED] * 5
    reminder = final_reminder(world, channel, None, *refused, fault, *refused, fault, *refused, fault)
    assert world.audit.messages[reminder.id, channel] == MOST_COPIES
    assert reminder.deliveries[channel].status == "unknown"


@pytest.mark.parametrize(
    ("channel", "fault"),
    [
        *((channel, TaskFault.THROTTLED) for channel in get_args(Channel)),
        ("email", TaskFault.NOT_CONNECTED),
        ("email", TaskFault.DEFECT),
    ],
)
def test_a_message_that_no_attempt_delivers_fails_without_copies(channel: Channel, fault: TaskFault) -> None:
    world = World()
    tries = {TaskFault.DEFECT: 4}.get(fault, 301)
    reminder = final_reminder(world, channel, None, *(fault,) * tries)
    assert world.audit.messages[reminder.id, channel] == 0
    assert (reminder.status, reminder.deliveries[channel].status) == ("failed", "failed")


@pytest.mark.parametrize("channel", get_args(Channel))
def test_a_sent_message_is_recorded_after_hours_without_the_table(channel: Channel) -> None:
    world = World()
    reminder = final_reminder(world, channel, None, None, *(TaskFault.TABLE_AWAY,) * 100)
    assert (reminder.status, world.audit.messages[reminder.id, channel]) == ("sent", 1)


@pytest.mark.parametrize("channel", get_args(Channel))
def test_a_sent_message_that_is_never_recorded_ends_as_unknown(channel: Channel) -> None:
    world = World()
    Requests(world).create(NOTHING, None, timedelta(0), channel, "a")
    world.advance(world.clock() + STUCK_AFTER, (None, None, *(TaskFault.TABLE_AWAY,) * ALWAYS))
    world.audit.violations.clear()  # it reports that nothing was recorded, which is intended here
    finish(world)
    [history] = world.audit.history.values()
    assert (history[-1].status, history[-1].deliveries[channel].status) == ("failed", "unknown")
