"""What deploy.md says of the canary: what it costs, and what it counts for."""

import re
from datetime import timedelta

from tests.parts.docs.pages import section
from workers.canary_reminder import EVERY

PAGE = "deploy.md"
MONTH = timedelta(days=30)


def test_it_costs_what_as_many_reminders_cost_and_what_watches_it() -> None:
    reminders = MONTH / EVERY
    each = re.search(r"state transitions: (\d+),", section(PAGE, "What it costs"))
    assert each is not None
    transitions = reminders * int(each[1]) * 0.025 / 1000  # https://aws.amazon.com/step-functions/pricing/
    emails = reminders * 0.1 / 1000  # https://aws.amazon.com/ses/pricing/, the simulator's too:
    # https://docs.aws.amazon.com/ses/latest/DeveloperGuide/mailbox-simulator.html
    # 15 write units for a reminder and 3 for its key, 5 read units; 0.625 and 0.125 a million:
    # https://aws.amazon.com/dynamodb/pricing/on-demand/
    table = reminders * (18 * 0.625 + 5 * 0.125) / 1e6
    # Half a second of a quarter of a GB, as for the sweep, 0.2 s for the email; a million calls or schedules:
    # https://aws.amazon.com/lambda/pricing/, https://aws.amazon.com/eventbridge/pricing/
    runs = reminders * (0.7 * 0.25 * 0.0000133334 + (2 * 0.2 + 1) / 1e6)
    logs = reminders * 10_000 / 1e9 * 0.5  # some 10 KB for each: https://aws.amazon.com/cloudwatch/pricing/
    watching = 0.1 + 0.3
    stated = re.sub(r"\s+", " ", section(PAGE, "The canary"))
    total = transitions + emails + table + runs + logs + watching
    assert f"**It costs {total:.2f} in 30 days**" in stated
    assert f"{reminders:,.0f} reminders' state transitions {transitions:.2f}, emails {emails:.2f}" in stated
    assert f"DynamoDB {table:.2f}, its runs and logs {runs + logs:.2f}" in stated
    assert f"its alarm and its metric {watching:.2f}" in stated


def test_emails_of_people_that_an_alarm_rings_for() -> None:
    stated = re.sub(r"\s+", " ", section(PAGE, "The canary"))
    an_hours = timedelta(hours=1) / EVERY
    assert "four an hour" in stated
    assert f"with three failures it rings where people had up to {3 / 0.2 - an_hours:.0f} emails" in stated
    assert f"not {3 / 0.2:.0f}" in stated
