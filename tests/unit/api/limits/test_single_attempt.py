"""The API releases a daily count with a client that does not retry."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from api.services import Services, create_services
from tests.failing_attempts import decrements_a_count, failing_attempts
from tests.unit.api.world import NOW, SETTINGS, World
from workflow.reminders.exceptions import RecipientLimitReached
from workflow.reminders.reminder import Draft
from workflow.schedules.schedule import ScheduleDraft

PHONE, OTHER_PHONE = "+61491570156", "+61491570157"


def make(services: Services, owner: str) -> None:
    """Creates a reminder due at the time of the schedule's first occurrence."""
    draft = Draft(preference="sms", message="Call", phone=PHONE, due_at=NOW + timedelta(hours=1))
    services.reminders.create(draft, owner=owner)


def make_another(services: Services, owner: str) -> None:
    with pytest.raises(RecipientLimitReached):
        make(services, owner)


def make_a_schedule(services: Services, owner: str) -> None:
    draft = ScheduleDraft(
        preference="sms",
        message="Call",
        phone=PHONE,
        timezone="UTC",
        start=(NOW + timedelta(hours=1)).replace(tzinfo=None, second=0, microsecond=0),
        rrule="FREQ=DAILY;COUNT=1",
    )
    services.schedules.schedules.create(draft, owner=owner)


def change(services: Services, owner: str) -> None:
    draft = Draft(preference="sms", message="Call", phone=OTHER_PHONE, due_at=NOW + timedelta(hours=1))
    created = services.reminders.create(draft, owner=owner).reminder
    with pytest.raises(RecipientLimitReached):
        services.reminders.change(created.id, {"phone": PHONE}, owner=owner)


@pytest.mark.parametrize("go_over", [make_another, make_a_schedule, change])
def test_a_release_is_attempted_once(world: World, go_over: Callable[[Services, str], None]) -> None:
    settings = replace(
        SETTINGS,
        table_name=world.table,
        state_machine_arn=world.state_machine_arn,
        program_client_id=(owner := uuid.uuid4().hex),
        reminders_per_recipient_per_day=1,
    )
    with failing_attempts("UpdateItem", decrements_a_count) as attempts:
        services = create_services(settings, lambda: NOW)
        make(services, owner)
        go_over(services, owner)
    assert list(attempts.values()) == [1]
