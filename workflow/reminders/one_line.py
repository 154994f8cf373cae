"""Reduces a text to one line without hidden characters."""

import re

from workflow.reminders.invisible import without_invisible

LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def one_line(text: str) -> str:
    """Returns `text` as one line: collapses white space and controls, and removes hidden characters."""
    return " ".join(without_invisible(CONTROL.sub(" ", text)).split())
