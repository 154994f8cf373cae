"""Records that the sweep cannot process: each is logged and counted, and delays no other."""

import pytest

from tests.unit.workflow.conftest import World
from workflow.sweep.sweep import SweepResult

SET_ASIDE: dict[str, dict[str, str]] = {
    "a status that only a later version knows": {"status": "held"},
    "final, and watched all the same": {"status": "sent"},
    "being sent, nobody knows since when": {"status": "sending"},
    "being sent since a time to come": {"status": "sending", "claimedAt": "2999-01-01T00:00:00.000Z"},
    "due before there were calendars": {"dueAt": "0001-01-01T00:00:00Z"},
}


def logged(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str, str]]:
    """Returns what is logged about unreadable records: id, error, level."""
    lines = [vars(record) for record in caplog.records if record.message == "record not read"]
    return [(line["reminder"], line["error"], line["levelname"]) for line in lines]


@pytest.mark.parametrize("case", SET_ASIDE)
def test_an_unprocessable_record_is_logged_by_each_sweep_and_makes_none_late(
    world: World, caplog: pytest.LogCaptureFixture, case: str
) -> None:
    broken = world.save(minutes=10)
    world.set_attributes(broken, **SET_ASIDE[case])
    for runs in (1, 2):
        world.clock.advance(minutes=20)
        assert world.sweep.run() == SweepResult(unreadable=1)
        assert [reminder for reminder, _, _ in logged(caplog)] == [broken.id] * runs


@pytest.mark.parametrize("broken_attribute", ["dueAt", "checkAt", "claimedAt"])
def test_a_record_with_an_unreadable_index_entry_is_logged_and_counted_and_delays_no_other(
    world: World, caplog: pytest.LogCaptureFixture, broken_attribute: str
) -> None:
    broken, *others = (world.save(shard=shard, minutes=10) for shard in "3345")
    world.set_attributes(broken, **{"checkAt": "2026-11-23T08:00:00.000Z", broken_attribute: "2026 or so"})
    world.clock.advance(minutes=20)
    result = world.sweep.run()
    assert (result.rearmed, result.failures, result.unreadable) == (len(others), 0, 1)
    assert logged(caplog) == [(broken.id, "ValueError", "ERROR")]


def test_a_broken_record_delays_no_other(world: World, caplog: pytest.LogCaptureFixture) -> None:
    broken = world.save(shard="3", minutes=9)
    others = [world.save(shard=shard, minutes=10) for shard in "345"]
    world.clock.advance(minutes=30)
    world.set_attributes(broken, deliveries=None)
    assert world.sweep.run() == SweepResult(
        rearmed=3, overdue=3, unreadable=1, oldest_unchecked_seconds=28 * 60
    )
    assert all(f"{other.id}-g2" in world.executions() for other in others)
    assert logged(caplog) == [(broken.id, "KeyError", "ERROR")]
