"""The types of texts: limited in Unicode code points, without control characters."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from api.requests.fields.lengths import MESSAGE_LENGTH, SUBJECT_LENGTH
from workflow.reminders.invisible import is_invisible, without_invisible
from workflow.reminders.one_line import CONTROL, LINE_BREAK

_CONTROL_IN_LINES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")


def several_lines(text: str) -> str:
    """Returns `text` unchanged; it may contain line ends (LF or CR LF) and tabs.

    Raises:
        PydanticCustomError: `blank` or `control_character`.
    """
    _refuse_blank(text)
    if _CONTROL_IN_LINES.search(text):
        raise PydanticCustomError("control_character", "Control characters can't be sent.")
    return text


def one_line(text: str) -> str:
    """Returns `text` unchanged if it is one line without hidden characters.

    Raises:
        PydanticCustomError: `blank`, `line_break` or `control_character`.
    """
    _refuse_blank(text)
    if LINE_BREAK.search(text):
        raise PydanticCustomError("line_break", "Must be one line.")
    if CONTROL.search(text):
        raise PydanticCustomError("control_character", "Control characters can't be sent.")
    if without_invisible(text) != text:
        raise PydanticCustomError("control_character", "Must not contain hidden characters.")
    return text


def _refuse_blank(text: str) -> None:
    if is_invisible(text):
        raise PydanticCustomError("blank", "Must contain a visible character.")


Message = Annotated[
    str,
    Field(
        min_length=1,
        max_length=MESSAGE_LENGTH,
        description="What to send. May contain line ends and tabs.",
    ),
    AfterValidator(several_lines),
]
Subject = Annotated[
    str,
    Field(
        min_length=1,
        max_length=SUBJECT_LENGTH,
        description='One line. Default for an email: "Reminder: " and the first line of the message.',
    ),
    AfterValidator(one_line),
]
