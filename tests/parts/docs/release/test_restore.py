"""The script of deploy.md that goes over a restored table: nothing that is past is sent a second time."""

from datetime import UTC, datetime, timedelta

from tests import ROOT
from tests.parts.docs.pages import blocks
from tests.unit.workflow.conftest import World, aws, world
from tests.unit.workflow.schedules.conftest import Plans

__all__ = ["aws", "world"]

[SCRIPT] = [text for *_, text in blocks(ROOT / "docs" / "deploy.md", "python") if '"restored"' in text]


def test_what_is_past_is_not_made_again_and_all_else_goes_on(world: World) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    world.clock.now = now - timedelta(days=3)  # the moment of the restore
    plans = Plans(world)
    first = (world.clock.now + timedelta(hours=23)).replace(tzinfo=None)
    schedule = plans.create(timezone="UTC", start=first)
    past, ahead = world.create(days=1), world.create(days=4)
    [made] = plans.created()
    world.clock.now = now
    exec(SCRIPT.replace('"restored"', repr(world.table)), {})  # what operators run
    plans.sweep_once()
    assert world.store.get(past.owner, past.id) is None
    assert world.record(ahead) == ahead
    assert [each.due_at for each in plans.created()] == [made.due_at + timedelta(days=3)]
    assert plans.record(schedule).missed == 0
