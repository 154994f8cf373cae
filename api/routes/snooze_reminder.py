"""`POST /v1/reminders/{id}/snooze`: has a reminder that ended sent again, as a new one."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from api.requests.due_time import due_time
from api.requests.idempotency_key import IdempotencyKey, key_errors, named_request
from api.requests.identity import WritingOwner
from api.requests.json_route import JsonRoute
from api.requests.limits import Admission
from api.requests.models import ReminderSnooze
from api.requests.parsing import Asked, ReadAs
from api.requests.present_rules import due_time_errors, kept_recipient_errors
from api.requests.reminder_id import ReminderId
from api.responses.answers import NOT_FOUND, OPEN_OR_GONE, creation
from api.responses.models import Reminder
from api.responses.problems import invalid_request
from api.responses.reminder import creation_response, replay_response
from api.routes.examples import SNOOZE
from api.services import Provided
from workflow.reminders.reminder import Draft

router = APIRouter(route_class=JsonRoute)


@router.post(
    "/v1/reminders/{id}/snooze",
    operation_id="snoozeReminder",
    tags=["Reminders"],
    summary="Have one sent again",
    status_code=201,
    response_model=Reminder,
    response_description="The new reminder.",
    responses=creation(NOT_FOUND | OPEN_OR_GONE),
)
async def snooze_reminder(
    reminder_id: ReminderId,
    asked: Annotated[
        Asked[ReminderSnooze], ReadAs(ReminderSnooze, ReminderSnooze), Body(openapi_examples=SNOOZE)
    ],
    owner: WritingOwner,
    services: Provided,
    admit: Admission,
    key: IdempotencyKey = None,
) -> Response:
    """A reminder that has ended is asked for once more, at a new time.

    It is a new reminder with the same text, addresses and preference, and the same `timezone` unless the
    body has one. It counts as a new one.
    """
    now = services.clock()
    members = asked.members
    due_at, due_errors = due_time(asked, now)
    shape_errors = asked.errors + due_errors + key_errors(key)
    present_errors = due_time_errors(members, due_at, now=now, horizon=services.settings.horizon)
    if shape_errors or due_at is None:
        raise invalid_request(shape_errors + present_errors)

    def check(draft: Draft) -> None:
        errors = present_errors + kept_recipient_errors(draft, services.settings)
        if errors:
            raise invalid_request(errors)

    once = named_request(key, "snoozeReminder", members, reminder_id)
    if once is not None and (earlier := services.reminders.replay(once, owner=owner)):
        return replay_response(earlier)
    creation = services.reminders.snooze(
        reminder_id,
        owner=owner,
        due_at=due_at,
        timezone=members.timezone,
        check=check,
        once=once,
        admit=admit,
    )
    return creation_response(creation)
