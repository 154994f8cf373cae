"""The title of a reminder: its subject, else the first line of its message."""

from workflow.reminders.invisible import is_invisible
from workflow.reminders.one_line import one_line
from workflow.reminders.reminder import Draft


def own_subject(draft: Draft) -> str | None:
    """Returns the subject on one line, None if nothing in it is visible."""
    subject = one_line(draft.subject or "")
    return None if is_invisible(subject) else subject


def first_line(draft: Draft) -> str:
    """Returns the first visible line of the message, empty if there is none."""
    lines = (one_line(line) for line in draft.message.splitlines() if not is_invisible(line))
    return next(lines, "")
