"""Makes one line of a text: nothing breaks it, and nothing is hidden in it."""

import re

from workflow.reminders.unseen import without_hidden

LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def one_line(text: str) -> str:
    """`text` as one line: each run of white space and control characters is one space, nothing is hidden."""
    return " ".join(without_hidden(CONTROL.sub(" ", text)).split())
