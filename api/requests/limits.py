"""Admits new reminders within the limits of their owner."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from api.requests.identity import WritingOwner
from api.services import Provided
from workflow.storage.quota import Limits


async def _admission(request: Request, owner: WritingOwner, services: Provided) -> Callable[[datetime], None]:
    limits = Limits(services.settings.reminders_per_day, services.settings.reminders_waiting)

    def admit(now: datetime) -> None:
        request.state.counted = services.quota.count(owner, now, limits)

    return admit


Admission = Annotated[Callable[[datetime], None], Depends(_admission)]
"""Asked just before a reminder is made, it counts it; what it raises is of `workflow.reminders.refusals`.

The count is left in the request's state as `counted`, for `api.rate_limit` to tell.
"""
