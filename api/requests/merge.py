"""Merges what a client asks to change into a reminder (RFC 7396): absent is unchanged, null clears."""

from dataclasses import replace
from datetime import datetime

from api.environment import Settings
from api.requests.due_time import due_time
from api.requests.models import Members
from api.requests.parsing import Asked, address_errors
from api.requests.present_rules import due_time_errors, recipient_errors
from api.responses.field_errors import whole_body_error
from api.responses.models import FieldError
from api.responses.problems import invalid_request
from workflow.reminders.reminder import CHANNELS, Draft, Reminder


def merge(asked: Asked[Members], reminder: Reminder, settings: Settings, now: datetime) -> Draft:
    """What `reminder` becomes by what was `asked` at the time `now`.

    The result keeps the rules of shape and those between members. The rules that depend on the clock or the
    settings are for what was sent, and for what a changed preference needs for the first time: a reminder
    isn't refused for what was right when it was asked for.

    Raises:
        ProblemError: `invalid_request`, with every rule that is broken.
    """
    sent = asked.members
    due_at, due_errors = due_time(asked, now) if _moves(asked) else (None, [])
    draft = Draft(
        preference=sent.preference or reminder.preference,
        message=sent.message or reminder.message,
        subject=sent.subject if _is_sent(sent, "subject") else reminder.subject,
        email=sent.email if _is_sent(sent, "email") else reminder.email,
        phone=sent.phone if _is_sent(sent, "phone") else reminder.phone,
        timezone=sent.timezone or reminder.timezone,
        due_at=due_at or reminder.due_at,
    )
    errors = (
        asked.errors
        + _nothing_asked(asked)
        + _missing_addresses(asked, draft)
        + due_errors
        + due_time_errors(sent, due_at, now=now, horizon=settings.horizon)
        + recipient_errors(_to_judge_now(sent, draft, reminder), settings)
    )
    if errors:
        raise invalid_request(errors)
    return draft


def _is_sent(members: Members, name: str) -> bool:
    return name in members.model_fields_set


def _moves(asked: Asked[Members]) -> bool:
    """Whether another due time is asked for."""
    sent = asked.members.model_fields_set | asked.broken
    return not sent.isdisjoint({"wait_seconds", "waitSeconds", "due_at", "dueAt"})


def _nothing_asked(asked: Asked[Members]) -> list[FieldError]:
    if asked.members.model_fields_set or asked.errors:
        return []
    return [whole_body_error("missing", "Give at least one member to change.")]


def _missing_addresses(asked: Asked[Members], draft: Draft) -> list[FieldError]:
    """The addresses that the result needs and lacks; a broken preference needs none that is known."""
    preference = None if "preference" in asked.broken else draft.preference
    result = Members.model_construct(preference=preference, email=draft.email, phone=draft.phone)
    return address_errors(replace(asked, members=result))


def _to_judge_now(sent: Members, draft: Draft, reminder: Reminder) -> Members:
    """What must keep the rules of today about recipients: what was sent or is newly needed, and its use."""
    newly_needed = set(CHANNELS[draft.preference]) - set(CHANNELS[reminder.preference])
    email = draft.email if "email" in newly_needed else sent.email
    phone = draft.phone if "sms" in newly_needed else sent.phone
    preference = draft.preference if phone is not None or sent.preference is not None else None
    return Members.model_construct(preference=preference, email=email, phone=phone)
