"""What a reminder is called: its subject, else the first line of its message."""

from workflow.reminders.one_line import one_line
from workflow.reminders.reminder import Draft
from workflow.reminders.unseen import shows_nothing


def own_subject(draft: Draft) -> str | None:
    """Its subject on one line, None where it shows nothing."""
    subject = one_line(draft.subject or "")
    return None if shows_nothing(subject) else subject


def first_line(draft: Draft) -> str:
    """The first line of its message that shows anything, empty where none does."""
    lines = (one_line(line) for line in draft.message.splitlines() if not shows_nothing(line))
    return next(lines, "")
