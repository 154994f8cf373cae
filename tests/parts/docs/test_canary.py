"""What deploy.md says of the canary: what it costs, and what it counts for."""

import re
from datetime import timedelta

from tests.parts.docs.pages import section
from tools.costs import usage
from tools.costs.stack import canary
from workers.canary_reminder import INTERVAL

PAGE = "deploy.md"


def test_it_costs_what_as_many_reminders_cost_and_what_watches_it() -> None:
    costs = canary()
    stated = re.sub(r"\s+", " ", section(PAGE, "The canary"))
    assert timedelta(seconds=usage.MONTH_SECONDS) / INTERVAL == usage.CANARY_REMINDERS
    assert f"**It costs {sum(costs.values()):.2f} in 30 days**" in stated
    reminders = f"{usage.CANARY_REMINDERS:,} reminders' state transitions {costs['state transitions']:.2f}"
    assert f"{reminders}, emails {costs['emails']:.2f}" in stated
    assert f"DynamoDB {costs['DynamoDB']:.2f}, its runs and logs {costs['runs and logs']:.2f}" in stated
    assert f"its alarm and its metric {costs['alarm and metric']:.2f}" in stated


def test_emails_of_people_that_an_alarm_rings_for() -> None:
    stated = re.sub(r"\s+", " ", section(PAGE, "The canary"))
    an_hours = timedelta(hours=1) / INTERVAL
    assert "four an hour" in stated
    assert f"three failures start the alarm if users had up to {3 / 0.2 - an_hours:.0f} emails" in stated
    assert f"not {3 / 0.2:.0f}" in stated
