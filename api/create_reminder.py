"""`POST /v1/reminders`: keeps a new reminder and starts its timer."""

from datetime import datetime

from fastapi import Request, Response

from api import asked as asked_for
from api.asked import Asked, address_errors
from api.body import json_body
from api.due_time import due_time
from api.idempotency_key import key_errors, named_request
from api.identity import Owner
from api.limits import Admission
from api.members import Members, ReminderCreate
from api.present_rules import due_time_errors, recipient_errors
from api.problems import invalid_request
from api.representation import creation_response, replay_response
from api.schemas import FieldError
from api.services import Provided
from api.settings import Settings
from workflow.reminder import Draft


async def create_reminder(request: Request, owner: Owner, services: Provided, admit: Admission) -> Response:
    """`201` with the reminder once it is durable, `200` where this request has made it before."""
    now = services.clock()
    asked = asked_for.read(await json_body(request), Members, ReminderCreate)
    errors = key_errors(request) + shape_errors(asked, now)
    once = None if errors else named_request(request, "createReminder", asked.members)
    if once is not None and (earlier := services.reminders.replay(once, owner=owner)):
        return replay_response(earlier)
    draft = read_draft(asked, errors, services.settings, now)
    return creation_response(services.reminders.create(draft, owner=owner, once=once, admit=admit))


def shape_errors(asked: Asked[Members], now: datetime) -> list[FieldError]:
    """What is wrong with what is `asked` on any day, under any settings."""
    return asked.errors + address_errors(asked) + due_time(asked, now)[1]


def read_draft(asked: Asked[Members], errors: list[FieldError], settings: Settings, now: datetime) -> Draft:
    """What is `asked` for at the time `now`; `errors` is what was found wrong with it already.

    Raises:
        ProblemError: `invalid_request`, with every rule that is broken.
    """
    members, (due_at, _) = asked.members, due_time(asked, now)
    errors = errors + due_time_errors(members, due_at, now=now, horizon=settings.horizon)
    errors = errors + recipient_errors(members, settings)
    if errors or due_at is None or not isinstance(members, ReminderCreate):
        raise invalid_request(errors)
    return Draft(
        preference=members.preference,
        message=members.message,
        subject=members.subject,
        email=members.email,
        phone=members.phone,
        timezone=members.timezone or "UTC",
        due_at=due_at,
    )
