"""Tests that docs/costs.md follows from the script, the prices and the requests to AWS."""

import re
from dataclasses import replace
from math import ceil
from typing import Any

import pytest

from infra.api_function import MEMORY_MEGABYTES
from infra.sweep import SWEEP_EVERY_SECONDS, SWEEP_MEGABYTES
from tests.parts.costs.conftest import Program
from tests.parts.infra.monitoring.evaluation import metrics as metrics_of
from tests.parts.infra.recording import Graph
from tools.costs import prices, stack, usage
from tools.costs.__main__ import PAGE, defaults, updated
from tools.costs.owner_day import DAY_SECONDS, owner_day
from workers.metrics import UNITS
from workflow.machine.definition import parsed
from workflow.storage.paging import EXAMINED, MOST_QUERIES

TEXT = PAGE.read_text(encoding="utf-8")
PROSE = re.sub(r"\s+", " ", TEXT)


def test_the_tables_are_the_output_of_the_script() -> None:
    assert updated(TEXT) == TEXT, "make costs"


def test_another_price_changes_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prices, "EMAIL", replace(prices.EMAIL, usd=7.0))
    assert "| emails | 7.000 | 0.000 | 7.000 |" in updated(TEXT)


def test_a_page_without_a_table_is_rejected() -> None:
    with pytest.raises(ValueError, match="no place for thousand"):
        updated(TEXT.replace("<!-- thousand: make costs -->", ""))


def test_each_price_has_a_link_and_the_page_has_their_date() -> None:
    assert [each for each in prices.PRICES if not each.source.startswith("https://aws.amazon.com/")] == []
    assert f"those of {prices.REGION} in USD, published in {prices.PUBLISHED}" in PROSE


def alarm_metrics(graph: Graph) -> int:
    alarms = graph.of_type("aws:cloudwatch/metricAlarm:MetricAlarm")
    return sum(len(metrics_of(alarm.inputs)) for alarm in alarms)


def test_the_script_counts_the_alarms_and_metrics_of_an_idle_stack(graph: Graph, graph_with: Program) -> None:
    assert alarm_metrics(graph) == usage.ALARM_METRICS
    without = alarm_metrics(graph_with(emailOutcomes=False))
    assert usage.ALARM_METRICS - without == usage.OUTCOME_ALARM_METRICS
    filters = graph.of_type("aws:cloudwatch/logMetricFilter:LogMetricFilter")
    assert len({each.inputs["metricTransformation"]["name"] for each in filters}) == usage.LOG_METRICS
    assert len(UNITS) == usage.CUSTOM_METRICS
    billed = usage.ALARM_METRICS - 10  # free: https://aws.amazon.com/cloudwatch/pricing/
    assert f"all but {billed} of the alarms' metrics ({billed * prices.ALARM_METRIC.each:.2f})" in PROSE


def test_the_script_has_the_memory_and_the_rates_of_the_stack() -> None:
    assert usage.API_GB * 1024 == MEMORY_MEGABYTES
    assert usage.SWEEP_GB * 1024 == SWEEP_MEGABYTES
    assert usage.SWEEPS * SWEEP_EVERY_SECONDS == usage.MONTH_SECONDS
    assert (usage.EXAMINED_READS, usage.MOST_PAGE_RECORDS) == (MOST_QUERIES, EXAMINED)


def test_the_script_has_the_state_machines_transitions() -> None:
    made = {each: count_states(parsed()["States"], "Timer", each) for each in usage.TRANSITIONS}
    assert made == usage.TRANSITIONS
    assert "{}, {} or {} state transitions".format(*made.values()) in PROSE


def test_the_figures_between_the_tables_are_those_of_the_script() -> None:
    one, both = stack.writes("email"), stack.writes("both")
    assert f"{one} write units by one channel and {both} by both: count {usage.DAY_COUNT}," in PROSE
    assert f"create {usage.CREATED}, timer started {usage.STARTED}, claim {usage.CLAIMED}" in PROSE
    # The table has a record once, and the index of its owner's lists once more.
    stored, kept = prices.TABLE_GB.each * 2, prices.RECOVERY_GB.each
    assert f"finished reminders costs {stored:.2f} a month, their recovery {kept:.2f}" in PROSE


def test_the_throttle_limits_an_owners_reads() -> None:
    settings = defaults()
    rate = settings.throttle_rate
    once, all_day = (owner_day(settings.model_copy(update={"throttle_rate": each})) for each in (1, rate))
    assert all_day.costliest_reads == pytest.approx(rate * once.costliest_reads)
    assert f"{rate} calls a second by default, {rate * DAY_SECONDS:,} a day" in PROSE
    dearest, single = f"{once.costliest_reads:.2f}", f"{once.small_reads:.2f}"
    assert f"second is {dearest} of the most expensive lists, or {single} of single" in PROSE
    kilobytes = usage.EXAMINED_READS * usage.READ_PAGE_KB
    needed = ceil(kilobytes / usage.MOST_RECORD_KB)
    page = f"a page of {usage.MOST_PAGE_RECORDS} reminders it reads {kilobytes // 1024} MB"
    assert page in PROSE
    assert f"assumed to take {usage.LONG_CALL_SECONDS:g} seconds, and needs {needed} of the biggest" in PROSE
    assert f"made in {ceil(needed / settings.reminders_per_day)} days" in PROSE


def count_states(states: Any, name: str, preference: str) -> int:  # noqa: ANN401  # JSON
    """Returns how many states an execution enters from this one if everything succeeds."""
    state = states[name]
    choices = [
        rule for rule in state.get("Choices", []) if rule.get("StringEquals", preference) == preference
    ]
    following = state.get("Next") or next((rule["Next"] for rule in choices), None)
    branches = [
        count_states(branch["States"], branch["StartAt"], preference) for branch in state.get("Branches", [])
    ]
    return 1 + sum(branches) + (count_states(states, following, preference) if following else 0)
