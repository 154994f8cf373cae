"""Tests that the stack's sweep has the simulated figures, and that no burst starts its alarm."""

from datetime import timedelta
from importlib import import_module

import pytest

from infra.sweep import SWEEP_EVERY_SECONDS, SWEEP_MEGABYTES, SWEEP_SECONDS
from tests import ROOT
from tests.parts.burst.sweep_runs import (
    CPU_SECONDS,
    LAST_CALLS_SECONDS,
    STEP_CPU_SECONDS,
    FarBurst,
    per_second,
    steps_per_run,
)
from tests.parts.infra.monitoring.evaluation import is_ever_in_alarm
from tests.parts.infra.recording import Graph
from tests.unit.workers.conftest import SWEEP_ENVIRONMENT
from tools.bench.sweep import share
from workflow.schedules.step import SPREAD
from workflow.sweep.rate_limiter import STARTS_PER_SECOND
from workflow.time.deadlines import AHEAD

REFILLED = 150
"""Starts of executions per second, in most regions: a quota of the account.

https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
"""


def test_the_processor_leaves_a_margin_and_the_pace_leaves_room_for_the_api(graph: Graph) -> None:
    assert share() / CPU_SECONDS >= 1.3 * STARTS_PER_SECOND
    assert per_second() == STARTS_PER_SECOND
    throttled = graph.one("aws:apigatewayv2/stage:Stage")["defaultRouteSettings"]["throttlingRateLimit"]
    assert STARTS_PER_SECOND + throttled <= REFILLED


def test_the_stack_has_the_simulated_figures(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    function = graph.one("aws:lambda/function:Function", "sweep")
    assert (function["memorySize"], function["timeout"]) == (SWEEP_MEGABYTES, SWEEP_SECONDS)
    for name, value in (SWEEP_ENVIRONMENT | {"AWS_DEFAULT_REGION": "eu-west-1"}).items():
        monkeypatch.setenv(name, value)
    reserve: timedelta = import_module("workers.sweep").SHUTDOWN_RESERVE
    assert reserve.total_seconds() == LAST_CALLS_SECONDS
    assert AHEAD.total_seconds() == 2 * SWEEP_EVERY_SECONDS  # a whole run, at any start


def test_a_hundred_thousand_schedules_of_one_time_are_stepped_in_their_spread_beside_all_timers() -> None:
    runs = SPREAD.total_seconds() / SWEEP_EVERY_SECONDS
    assert steps_per_run(STARTS_PER_SECOND) >= 5 * 100_000 / runs


def test_the_documented_time_of_schedules_follows_from_the_measurements() -> None:
    page = " ".join((ROOT / "docs" / "performance.md").read_text().split())
    alone, beside = steps_per_run(), steps_per_run(STARTS_PER_SECOND)
    runs = SPREAD.total_seconds() / SWEEP_EVERY_SECONDS
    assert f"takes {STEP_CPU_SECONDS * 1000:.1f} ms of CPU time" in page
    assert f"process {alone // 100 * 100:,} schedules, or {beside // 100 * 100:,} if it also starts" in page
    assert f"{100_000 / runs:,.0f} are due for a step in a run" in page


@pytest.mark.parametrize(("reminders", "loud"), [(4_000_000, False), (8_000_000, True)])
def test_sweep_late_starts_only_if_a_burst_takes_too_long(graph: Graph, reminders: int, loud: bool) -> None:
    alarm = graph.one("aws:cloudwatch/metricAlarm:MetricAlarm", "sweep-late")
    runs = FarBurst(reminders=reminders).run()
    assert is_ever_in_alarm(alarm, OldestUncheckedSeconds=runs.oldest_unchecked) is loud
    assert runs.least_left > 0
