"""`POST /v1/reminders`: keeps a new reminder and starts its timer."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Body, Response

from api.environment import Settings
from api.requests.due_time import due_time
from api.requests.idempotency_key import IdempotencyKey, key_errors, named_request
from api.requests.identity import WritingOwner
from api.requests.json_route import JsonRoute
from api.requests.limits import Admission
from api.requests.models import Members, ReminderCreate
from api.requests.parsing import Asked, ReadAs, address_errors
from api.requests.present_rules import due_time_errors, recipient_errors
from api.responses.answers import GONE, creation
from api.responses.models import FieldError, Reminder
from api.responses.problems import invalid_request
from api.responses.reminder import creation_response, replay_response
from api.routes.examples import CREATE
from api.services import Provided
from workflow.reminders.reminder import Draft

router = APIRouter(route_class=JsonRoute)


@router.post(
    "/v1/reminders",
    operation_id="createReminder",
    tags=["Reminders"],
    summary="Ask for a reminder",
    status_code=201,
    response_model=Reminder,
    response_description="The new reminder.",
    responses=creation(GONE),
)
async def create_reminder(
    asked: Annotated[Asked[Members], ReadAs(ReminderCreate, Members), Body(openapi_examples=CREATE)],
    owner: WritingOwner,
    services: Provided,
    admit: Admission,
    key: IdempotencyKey = None,
) -> Response:
    """`201` means that it is kept: it will be sent, or end where you can see it.

    Not before its due time. A due time up to a minute ago counts as now. How many an owner may make in a day
    of UTC, and have waiting, is limited: what is over that is a `429`.
    """
    now = services.clock()
    errors = key_errors(key) + shape_errors(asked, now)
    once = None if errors else named_request(key, "createReminder", asked.members)
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
