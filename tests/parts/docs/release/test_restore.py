"""Tests the script of deploy.md for a restored table: no past reminder is sent a second time."""

from datetime import UTC, datetime, timedelta

from tests import ROOT
from tests.parts.docs.pages import blocks
from tests.unit.workflow.conftest import World, aws, world
from tests.unit.workflow.schedules.conftest import Plans

__all__ = ["aws", "world"]

[SCRIPT] = [text for *_, text in blocks(ROOT / "docs" / "deploy.md", "python") if '"restored"' in text]


def test_past_reminders_are_not_sent_again_and_future_ones_are(world: World) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    world.clock.now = now - timedelta(days=3)  # the time of the restore
    plans = Plans(world)
    first = (world.clock.now + timedelta(hours=23)).replace(tzinfo=None)
    schedule = plans.create(timezone="UTC", start=first)
    past, ahead = world.create(days=1), world.create(days=4)
    [made] = plans.created()
    world.clock.now = now
    exec(SCRIPT.replace('"restored"', repr(world.table)), {})  # as operators run it
    plans.sweep_once()
    assert world.store.get(past.owner, past.id) is None
    assert world.record(ahead) == ahead
    assert [each.due_at for each in plans.created()] == [made.due_at + timedelta(days=3)]
    assert plans.record(schedule).missed == 0
