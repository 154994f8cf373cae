"""Renders a reminder's email: its subject, its text and its HTML."""

from dataclasses import dataclass
from datetime import datetime
from html import escape

from workers.ellipsis import shortened
from workflow.reminders.one_line import one_line
from workflow.reminders.recipients import is_same_address
from workflow.reminders.reminder import Reminder
from workflow.reminders.unseen import shows_nothing
from workflow.time.offsets import offset_text
from workflow.time.zones import place, zone

FIRST_LINE_LENGTH = 60
_AS_WRITTEN = "font-family: sans-serif; font-size: 1.25em; white-space: pre-wrap; overflow-wrap: break-word"


@dataclass(frozen=True, slots=True)
class EmailMessage:
    """What the recipient sees; the subject is one line."""

    subject: str
    text: str
    html: str


def render(reminder: Reminder, site_url: str) -> EmailMessage:
    """The email of `reminder`, with its times in its own zone and a link below `site_url`."""
    due = f"Due: {_in_words(reminder.due_at, reminder.timezone)}"
    asked = _asked(reminder, site_url)
    link = f"{site_url}/reminders/{reminder.id}"
    return EmailMessage(
        subject=_subject(reminder),
        text=f"{reminder.message}\n\n{due}\n\n-- \n{asked} {link}\n",
        html=_html(reminder.message, due, asked, link),
    )


def _asked(reminder: Reminder, site_url: str) -> str:
    """Who asked for it, and when, as far as that is known; the link follows, which only they can open."""
    on = f"on {_in_words(reminder.created_at, reminder.timezone)}"
    asker = reminder.asked_by
    if asker is not None and is_same_address(asker, reminder.email or ""):
        return f"You asked for this {on}; see it:"
    who = one_line(asker) if asker else f"A user of {site_url.partition('://')[2]}"
    return f"{who} asked for this to be sent to you {on}; they can see it:"


def _subject(reminder: Reminder) -> str:
    asked_for = one_line(reminder.subject or "")
    if not shows_nothing(asked_for):
        return asked_for
    lines = (one_line(line) for line in reminder.message.splitlines() if not shows_nothing(line))
    return f"Reminder: {shortened(next(lines, ''), FIRST_LINE_LENGTH)}".rstrip()


def _in_words(time: datetime, timezone: str) -> str:
    local = time.astimezone(zone(timezone))
    offset = f"UTC{offset_text(local.utcoffset())}"
    where = place(timezone)
    named = offset.removesuffix("+00:00") if where is None else f"{where}, {offset}"
    return f"{local:%A}, {local.day} {local:%B %Y at %H:%M} ({named})"


def _html(message: str, due: str, asked: str, link: str) -> str:
    """The message stands in a `pre`, so that mail programs that drop styles keep its blanks and lines, too.

    A `pre` loses a line break that it begins with, which is therefore ours.
    https://html.spec.whatwg.org/multipage/grouping-content.html#the-pre-element
    """
    lines = "\n".join(escape(line) for line in message.splitlines())
    href = escape(link)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Reminder</title></head>\n'
        '<body style="font-family: sans-serif; line-height: 1.5">\n'
        f'<pre dir="auto" style="{_AS_WRITTEN}">\n{lines}</pre>\n'
        f"<p>{escape(due)}</p>\n"
        f'<p style="color: #555">{escape(asked)} <a href="{href}">{href}</a></p>\n'
        "</body></html>\n"
    )
