"""`PATCH /v1/reminders/{id}`: changes a reminder that waits."""

from fastapi import Request, Response

from api import asked as asked_for
from api.body import MERGE_PATCH, json_body
from api.identity import Owner
from api.if_match import if_match
from api.members import ReminderUpdate
from api.merge import merge
from api.reminder_id import ReminderId
from api.representation import reminder_response
from api.services import Provided


async def update_reminder(
    request: Request, owner: Owner, reminder_id: ReminderId, services: Provided
) -> Response:
    """`200` with the reminder as the change left it."""
    now = services.clock()
    asked = asked_for.read(await json_body(request, MERGE_PATCH), ReminderUpdate)
    reminder = services.reminders.change(
        reminder_id,
        owner=owner,
        merge=lambda seen: merge(asked, seen, services.settings, now),
        if_match=if_match(request),
    )
    return reminder_response(reminder)
