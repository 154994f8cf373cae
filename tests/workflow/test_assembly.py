"""The services as the Lambda functions put them together."""

from datetime import timedelta
from typing import Any

from tests.workflow.conftest import NOW, RETENTION, World
from workflow import assembly, clients
from workflow.quota import Limits
from workflow.reminder import Draft


def test_the_services_work_on_the_named_table_and_state_machine(world: World) -> None:
    reminders, lists, quota = assembly.reminders(world.table, world.state_machine_arn, RETENTION, world.clock)
    draft = Draft(preference="email", message="Call", due_at=NOW + timedelta(minutes=10))
    reminder = reminders.create(draft, owner="nora").reminder
    assert [found.id for found in lists.newest("nora", limit=5).items] == [reminder.id]
    assert quota.count("nora", NOW, Limits(1, 2)) == 1
    assert world.executions() == [f"{reminder.id}-g1"]


def test_the_clock_of_the_functions_is_utc() -> None:
    assert assembly.utc_now().utcoffset() == timedelta(0)


def test_a_nudge_keeps_within_two_seconds() -> None:
    nudge: Any = clients.NUDGE  # its stubs lack the options
    attempts = nudge.retries["total_max_attempts"]
    assert 2 * attempts * (nudge.connect_timeout + nudge.read_timeout) <= 2
