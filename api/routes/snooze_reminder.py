"""`POST /v1/reminders/{id}/snooze`: sends an ended reminder again, as a new one."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from api.requests.dependencies import InjectedServices, WritingOwner
from api.requests.due_time import due_time
from api.requests.idempotency_key import IdempotencyKey, key_errors, named_request
from api.requests.ids import ReminderId
from api.requests.json_body import JsonRoute
from api.requests.models import ReminderSnooze
from api.requests.parsing import ParseAs, ParsedBody
from api.requests.patch import snooze_patch
from api.requests.violations import violation_errors
from api.responses.models import Reminder
from api.responses.openapi import NOT_FOUND, OPEN_OR_GONE, creation_responses
from api.responses.problems import invalid_request
from api.responses.reminder import creation_response
from api.routes.examples import SNOOZE
from workflow.reminders.exceptions import InvalidReminder
from workflow.reminders.policy import PartialDraft

router = APIRouter(route_class=JsonRoute)


@router.post(
    "/v1/reminders/{id}/snooze",
    operation_id="snoozeReminder",
    tags=["Reminders"],
    summary="Send an ended reminder again",
    status_code=201,
    response_model=Reminder,
    response_description="The new reminder.",
    responses=creation_responses(NOT_FOUND | OPEN_OR_GONE),
)
async def snooze_reminder(
    reminder_id: ReminderId,
    body: Annotated[
        ParsedBody[ReminderSnooze], ParseAs(ReminderSnooze, ReminderSnooze), Body(openapi_examples=SNOOZE)
    ],
    owner: WritingOwner,
    services: InjectedServices,
    key: IdempotencyKey = None,
) -> Response:
    """Creates a new reminder that repeats an ended one at a new time.

    It has the same text, addresses and preference, except for what the body says, and the same `timezone` as
    after a change. It counts as a new reminder.
    """
    now = services.clock()
    due_at, due_errors = due_time(body, now)
    errors = body.errors + due_errors + ([] if key is None else key_errors(key))
    if errors or due_at is None:
        sent = body.members
        known = PartialDraft(preference=sent.preference, email=sent.email, phone=sent.phone, due_at=due_at)
        violations = services.policy.violations(known, now)
        raise invalid_request(errors + violation_errors(violations, body))
    once = None if key is None else named_request(key, "snoozeReminder", body.members, reminder_id)
    try:
        made = services.reminders.snooze(
            reminder_id, snooze_patch(body.members, due_at), owner=owner, once=once
        )
    except InvalidReminder as error:
        raise invalid_request(violation_errors(error.violations, body)) from None
    return creation_response(made, services.policy, now)
