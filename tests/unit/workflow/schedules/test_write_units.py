"""A schedule's reminders take the write units from which docs/costs.md is computed."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.api.limits.write_units import write_units
from tests.unit.workflow.claim import claim, record
from tests.unit.workflow.schedules.conftest import Plans
from tools.costs import usage

IN_INDEX = usage.WITH_SCHEDULE // 4


def test_an_occurrence_from_its_step_to_its_end(plans: Plans) -> None:
    world = plans.world
    plans.create()
    world.clock.advance(hours=30)
    stepped = write_units(world, plans.sweep.run)
    made = usage.CREATED + IN_INDEX + usage.IN_TRANSACTION
    started = usage.STARTED + IN_INDEX
    assert stepped == [usage.RECIPIENT_COUNT, made + usage.STEPPED, started]
    reminder = plans.created()[-1]
    assert reminder.status == "scheduled"
    now = reminder.due_at + timedelta(seconds=1)
    claimed = write_units(world, lambda: claim(world.dynamodb, world.table, reminder, now))
    recorded = write_units(world, lambda: record(world.dynamodb, world.table, reminder, now, "sent"))
    assert claimed + recorded == [usage.CLAIMED + IN_INDEX, usage.RECORDED + IN_INDEX]
