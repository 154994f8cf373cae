"""`POST /v1/reminders/{id}/snooze`: has a reminder that ended sent again, as a new one."""

from fastapi import Request, Response

from api import asked as asked_for
from api.body import json_body
from api.due_time import due_time
from api.idempotency_key import key_errors, named_request
from api.identity import Owner
from api.limits import Admission
from api.members import ReminderSnooze
from api.present_rules import due_time_errors, kept_recipient_errors
from api.problems import invalid_request
from api.reminder_id import ReminderId
from api.representation import creation_response, replay_response
from api.services import Provided
from workflow.reminder import Draft


async def snooze_reminder(
    request: Request, owner: Owner, reminder_id: ReminderId, services: Provided, admit: Admission
) -> Response:
    """`201` with the new reminder once it is durable, `200` where this request has made it before."""
    now = services.clock()
    asked = asked_for.read(await json_body(request), ReminderSnooze)
    members = asked.members
    due_at, due_errors = due_time(asked, now)
    shape_errors = asked.errors + due_errors + key_errors(request)
    present_errors = due_time_errors(members, due_at, now=now, horizon=services.settings.horizon)
    if shape_errors or due_at is None:
        raise invalid_request(shape_errors + present_errors)

    def check(draft: Draft) -> None:
        errors = present_errors + kept_recipient_errors(draft, services.settings)
        if errors:
            raise invalid_request(errors)

    once = named_request(request, "snoozeReminder", members, reminder_id)
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
