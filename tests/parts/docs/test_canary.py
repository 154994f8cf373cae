"""Tests the figures in deploy.md about the canary's costs."""

import re

from tests.parts.docs.pages import section
from tools.costs import usage
from tools.costs.stack import canary
from workers.canary_reminder import INTERVAL

PAGE = "deploy.md"


def test_the_canary_costs_its_reminders_and_its_monitoring() -> None:
    costs = canary()
    stated = re.sub(r"\s+", " ", section(PAGE, "The canary"))
    assert usage.MONTH_SECONDS / INTERVAL.total_seconds() == usage.CANARY_REMINDERS
    assert f"**It costs {sum(costs.values()):.2f} in 30 days**" in stated
    reminders = f"{usage.CANARY_REMINDERS:,} reminders' state transitions {costs['state transitions']:.2f}"
    assert f"{reminders}, emails {costs['emails']:.2f}" in stated
    assert f"DynamoDB {costs['DynamoDB']:.2f}, its runs and logs {costs['runs and logs']:.2f}" in stated
    assert f"its alarm and its metric {costs['alarm and metric']:.2f}" in stated
