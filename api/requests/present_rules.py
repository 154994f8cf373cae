"""The rules that depend on the clock or on the settings: the same request may pass them on another day."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from api.environment import Settings
from api.requests.fields.phone import is_in
from api.requests.fields.recipients import may_be_mailed, may_be_texted
from api.requests.models import Members, Timing
from api.responses.field_errors import body_error, whole_body_error
from api.responses.models import FieldError
from workflow.reminders.reminder import CHANNELS, Draft

PAST_TOLERANCE = timedelta(minutes=1)
"""A due time that is past by no more than this counts as now: clocks differ, and requests take time."""


def due_time_errors(
    members: Timing, due_at: datetime | None, *, now: datetime, horizon: timedelta
) -> list[FieldError]:
    """What is wrong with the time for which the reminder is asked, seen from `now`."""
    member = "dueAt" if members.wait_seconds is None else "waitSeconds"
    if due_at is not None and due_at < now - PAST_TOLERANCE:
        return [body_error(member, "in_the_past", "Choose a time in the future.")]
    if due_at is not None and due_at > now + horizon:
        return [body_error(member, "too_far_ahead", f"Choose a time within {horizon.days} days.")]
    return []


def recipient_errors(members: Members, settings: Settings) -> list[FieldError]:
    """What is wrong with the addresses, or with the wish for an SMS, where the stack sends to some only."""
    errors = _sms_errors(members, settings.sms_countries)
    allowed = settings.allowed_recipients
    for member, passes in (
        ("email", members.email is None or may_be_mailed(members.email, allowed)),
        ("phone", members.phone is None or may_be_texted(members.phone, allowed)),
    ):
        if not passes:
            detail = f"Reminders can go to: {', '.join(allowed)}."
            errors.append(body_error(member, "recipient_not_allowed", detail))
    return errors


def kept_recipient_errors(draft: Draft, settings: Settings) -> list[FieldError]:
    """What is wrong with the addresses that a reminder is sent to again: its body has no member for them."""
    channels = CHANNELS[draft.preference]
    kept = Members.model_construct(
        preference=draft.preference,
        email=draft.email if "email" in channels else None,
        phone=draft.phone if "sms" in channels else None,
    )
    return [whole_body_error(error["code"], error["detail"]) for error in recipient_errors(kept, settings)]


def _sms_errors(members: Members, countries: Sequence[str]) -> list[FieldError]:
    if not countries:
        needs_sms = members.preference is not None and "sms" in CHANNELS[members.preference]
        return [body_error("preference", "sms_off", "SMS is turned off here.")] if needs_sms else []
    if members.phone is not None and not is_in(members.phone, countries):
        detail = f"Text messages can go to: {', '.join(countries)}."
        return [body_error("phone", "country_not_allowed", detail)]
    return []
