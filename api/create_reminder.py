"""`POST /v1/reminders`: keeps a new reminder and starts its timer."""

from datetime import datetime

from fastapi import Request, Response

from api import asked as asked_for
from api.body import json_body
from api.due_time import due_time
from api.identity import Owner
from api.members import Members, ReminderCreate
from api.present_rules import due_time_errors, sms_errors
from api.problems import invalid_request
from api.representation import reminder_response
from api.services import Provided
from api.settings import Settings
from workflow.reminder import Draft


async def create_reminder(request: Request, owner: Owner, services: Provided) -> Response:
    """`201` with the reminder once it is durable."""
    now = services.clock()
    draft = read_draft(await json_body(request), services.settings, now)
    reminder = services.reminders.create(draft, owner=owner).reminder
    return reminder_response(reminder, 201, {"location": f"/v1/reminders/{reminder.id}"})


def read_draft(body: object, settings: Settings, now: datetime) -> Draft:
    """What `body` asks for at the time `now`.

    Raises:
        ProblemError: `invalid_request`, with every rule that is broken.
    """
    asked = asked_for.read(body, Members, ReminderCreate)
    members = asked.members
    due_at, due_errors = due_time(asked, now)
    shape_errors = asked.errors + asked_for.address_errors(asked) + due_errors
    present_errors = due_time_errors(members, due_at, now=now, horizon=settings.horizon) + sms_errors(
        members, settings.sms_countries
    )
    if shape_errors or present_errors or due_at is None or not isinstance(members, ReminderCreate):
        raise invalid_request(shape_errors + present_errors)
    return Draft(
        preference=members.preference,
        message=members.message,
        subject=members.subject,
        email=members.email,
        phone=members.phone,
        timezone=members.timezone or "UTC",
        due_at=due_at,
    )
