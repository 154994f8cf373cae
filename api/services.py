"""What the calls work with: the heart's services, the settings and the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from api.settings import Settings
from workflow import assembly
from workflow.listing import ReminderLists
from workflow.quota import QuotaStore
from workflow.reminders import Reminders


@dataclass(frozen=True, slots=True)
class Services:
    """Made once for each Lambda environment; `clock` answers the present time (aware)."""

    settings: Settings
    clock: Callable[[], datetime]
    reminders: Reminders
    lists: ReminderLists
    quota: QuotaStore


def connect(settings: Settings, clock: Callable[[], datetime] = assembly.utc_now) -> Services:
    """The services over the AWS resources that `settings` name."""
    reminders, lists, quota = assembly.reminders(
        settings.table_name, settings.state_machine_arn, settings.retention, clock
    )
    return Services(settings, clock, reminders, lists, quota)


async def _services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


Provided = Annotated[Services, Depends(_services)]
"""The services of the app that handles the request."""
