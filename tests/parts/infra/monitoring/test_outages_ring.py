"""Outages that nobody would notice by themselves, each brought about, and the alarm that rings for it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.aws import fail, lose_answers
from tests.parts.infra.monitoring.evaluation import rings
from tests.parts.infra.recording import Graph
from tests.unit.workflow.conftest import World, aws, world  # noqa: F401  # fixtures

ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm"
SWEEPS = 4


def failures(world: World) -> list[float | None]:  # noqa: F811
    """What sweeps in a row write as `Failures`."""
    counted: list[float | None] = []
    for _ in range(SWEEPS):
        counted.append(world.sweep.run().failures)
        world.clock.advance(minutes=5)
    return counted


STARTS: dict[str, Callable[[Any], object]] = {
    "the state machine is deleted": lambda client: fail(client, "StartExecution", "StateMachineDoesNotExist"),
    "the role may not start it": lambda client: fail(client, "StartExecution", "AccessDeniedException"),
    "the quota of executions is met": lambda client: fail(client, "StartExecution", "ExecutionLimitExceeded"),
    "Step Functions does not respond": lambda client: lose_answers(client, "StartExecution"),
}


@pytest.mark.parametrize("outage", STARTS)
def test_sweep_failures_rings_where_no_timer_can_be_started(
    graph: Graph,
    world: World,  # noqa: F811
    outage: str,
) -> None:
    STARTS[outage](world.stepfunctions)
    for _ in range(3):
        world.create(minutes=10)
    world.clock.advance(minutes=5)
    assert rings(graph.one(ALARM, "sweep-failures"), Failures=failures(world))


def test_sweep_failures_rings_for_a_record_that_cannot_be_read(
    graph: Graph,
    world: World,  # noqa: F811
) -> None:
    broken = world.create(minutes=10)
    world.set_attributes(broken, dueAt="never")
    world.clock.advance(minutes=20)
    assert rings(graph.one(ALARM, "sweep-failures"), Failures=failures(world))


def test_sweep_failures_rests_where_one_start_failed_and_the_next_sweep_made_it_good(
    graph: Graph,
    world: World,  # noqa: F811
) -> None:
    end = fail(world.stepfunctions, "StartExecution", "ThrottlingException")
    world.create(minutes=10)
    world.clock.advance(minutes=5)
    counted: list[float | None] = [world.sweep.run().failures]
    end()
    world.clock.advance(minutes=5)
    assert counted == [1]
    assert not rings(graph.one(ALARM, "sweep-failures"), Failures=counted + failures(world))
