"""Renders a reminder's email: the subject, and the same content as text and as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from workers.ellipsis import shortened
from workers.email_html import Button, Sentence, html_of
from workflow.links.outgoing import MessageLinks
from workflow.links.recipient import is_self_addressed
from workflow.reminders.one_line import one_line
from workflow.reminders.reminder import Reminder
from workflow.reminders.title import first_line, own_subject
from workflow.time.offsets import offset_text
from workflow.time.zones import place, zone

if TYPE_CHECKING:
    from mypy_boto3_sesv2.type_defs import MessageHeaderTypeDef

FIRST_LINE_LENGTH = 60

ISOLATE, END = "\u2068", "\u2069"
"""Isolate the text direction between them. Mail programs that drop `bdi` support these, too."""


@dataclass(frozen=True, slots=True)
class EmailMessage:
    """What the recipient sees; the subject is one line."""

    subject: str
    text: str
    html: str


def render(reminder: Reminder, site_url: str, links: MessageLinks | None) -> EmailMessage:
    """Renders the email: the message, the possible actions, who requested it; times in the reminder's zone.

    The owner finds the reminder at `site_url`. Without `links` there are no actions for other recipients.
    """
    due = f"Due: {_formatted(reminder.due_at, reminder.timezone)}"
    buttons = [] if links is None else [Button("Done", links.done), Button("Snooze", links.snooze)]
    foot = [_requester(reminder, site_url)]
    if links is not None and not links.for_oneself:
        foot.append(Sentence("You don't want such messages?", "Stop them", links.stop))
    return EmailMessage(
        subject=own_subject(reminder) or _default_subject(reminder),
        text=_text(reminder.message, due, buttons, foot),
        html=html_of(reminder.message, due, buttons, foot),
    )


def headers_of(links: MessageLinks | None) -> list[MessageHeaderTypeDef]:
    """Returns extra headers: they suppress automatic replies and let recipients unsubscribe.

    RFC 3834, section 5; RFC 8058, section 3.1; `X-Auto-Response-Suppress`:
    https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxcmail/ced68690-498a-4567-9d14-5c01f974d8b1
    SES accepts extra headers with simple content, except those that it sets itself:
    https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
    """
    headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    if links is not None and links.one_click is not None:
        headers |= {
            "List-Unsubscribe": f"<{links.one_click}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    return [{"Name": name, "Value": value} for name, value in headers.items()]


def _requester(reminder: Reminder, site_url: str) -> Sentence:
    """Says who requested the reminder and when, if known, and links to it for its owner."""
    on = f"on {_formatted(reminder.created_at, reminder.timezone)}"
    if is_self_addressed(reminder):
        return Sentence(f"You asked for this {on}.", "See it", f"{site_url}/reminders/{reminder.id}")
    requester = reminder.asked_by
    who = one_line(requester) if requester else f"A user of {site_url.partition('://')[2]}"
    return Sentence(
        f"asked for this to be sent to you {on}.", who=who if who.isascii() else f"{ISOLATE}{who}{END}"
    )


def _default_subject(reminder: Reminder) -> str:
    return f"Reminder: {shortened(first_line(reminder), FIRST_LINE_LENGTH)}".rstrip()


def _formatted(time: datetime, timezone: str) -> str:
    local = time.astimezone(zone(timezone))
    offset = f"UTC{offset_text(local.utcoffset())}"
    where = place(timezone)
    named = offset.removesuffix("+00:00") if where is None else f"{where}, {offset}"
    return f"{local:%A}, {local.day} {local:%B %Y at %H:%M} ({named})"


def _text(message: str, due: str, buttons: list[Button], foot: list[Sentence]) -> str:
    actions = "".join(f"{each.text}: {each.url}\n" for each in buttons)
    parts = [message, due, *([actions.rstrip()] if actions else [])]
    return "\n\n".join(parts) + "\n\n-- \n" + "".join(f"{each.plain}\n" for each in foot)
