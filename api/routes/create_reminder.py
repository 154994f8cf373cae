"""`POST /v1/reminders`: stores a new reminder and starts its timer."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Body, Response

from api.requests.dependencies import InjectedServices, WritingOwner
from api.requests.due_time import due_time, local_time, zone_of_offset
from api.requests.idempotency_key import IdempotencyKey, key_errors, named_request
from api.requests.json_body import JsonRoute
from api.requests.models import CONTENT, Members, ReminderCreate
from api.requests.parsing import ParseAs, ParsedBody
from api.requests.violations import missing_errors, violation_errors
from api.responses.models import FieldError, Reminder
from api.responses.openapi import GONE, creation_responses
from api.responses.problems import invalid_request
from api.responses.reminder import creation_response
from api.routes.examples import CREATE
from workflow.reminders.exceptions import InvalidReminder
from workflow.reminders.policy import PartialDraft, Policy, missing_addresses
from workflow.reminders.reminder import Draft

router = APIRouter(route_class=JsonRoute)


@router.post(
    "/v1/reminders",
    operation_id="createReminder",
    tags=["Reminders"],
    summary="Create a reminder",
    status_code=201,
    response_model=Reminder,
    response_description="The new reminder.",
    responses=creation_responses(GONE),
)
async def create_reminder(
    body: Annotated[ParsedBody[Members], ParseAs(ReminderCreate, Members), Body(openapi_examples=CREATE)],
    owner: WritingOwner,
    services: InjectedServices,
    key: IdempotencyKey = None,
) -> Response:
    """`201` means that the reminder is stored: it will be sent, or end with a status that you can see.

    It is never sent before its due time. A due time up to a minute ago counts as now. The number of reminders
    that you create per UTC day, and that wait at a time, is limited: beyond that the response is a `429`.
    """
    now = services.clock()
    draft = read_draft(body, [] if key is None else key_errors(key), services.policy, now)
    once = None if key is None else named_request(key, "createReminder", body.members)
    try:
        made = services.reminders.create(draft, owner=owner, once=once)
    except InvalidReminder as error:
        raise invalid_request(violation_errors(error.violations, body)) from None
    return creation_response(made, services.policy, now)


def read_draft(body: ParsedBody[Members], errors: list[FieldError], policy: Policy, now: datetime) -> Draft:
    """Returns the requested reminder at the time `now`; `errors` are those already found in the request.

    Raises:
        ProblemError: `invalid_request`, with every broken rule, if the form has an error.
    """
    members = body.members
    due_at, due_errors = due_time(body, now)
    known = PartialDraft(
        preference=members.preference, email=members.email, phone=members.phone, due_at=due_at
    )
    missing = missing_addresses(known)
    if errors or body.errors or missing or due_at is None or not isinstance(members, ReminderCreate):
        of_policy = violation_errors(policy.violations(known, now), body)
        raise invalid_request(
            [*errors, *body.errors, *missing_errors(missing, body), *due_errors, *of_policy]
        )
    content = members.model_dump(include=CONTENT)
    return Draft(
        **content,
        timezone=members.timezone or zone_of_offset(members) or "UTC",
        due_at=due_at,
        local_time=local_time(members),
        reference=members.reference,
        metadata=members.metadata or {},
    )
