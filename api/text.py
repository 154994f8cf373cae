"""Which texts a reminder takes: lengths in Unicode code points, and no control characters."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

MESSAGE_LENGTH = 1600
"""SNS sends at most 1,600 characters as one SMS (in parts): docs.aws.amazon.com/sns, Publish."""

SUBJECT_LENGTH = 120

_LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_CONTROL_IN_LINES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")


def several_lines(text: str) -> str:
    """`text` itself, which may hold line ends (LF or CR LF) and tabs.

    Raises:
        PydanticCustomError: `blank` or `control_character`.
    """
    _refuse_blank(text)
    if _CONTROL_IN_LINES.search(text):
        raise PydanticCustomError("control_character", "Control characters can't be sent.")
    return text


def one_line(text: str) -> str:
    """`text` itself, which is one line.

    Raises:
        PydanticCustomError: `blank`, `line_break` or `control_character`.
    """
    _refuse_blank(text)
    if _LINE_BREAK.search(text):
        raise PydanticCustomError("line_break", "Must be one line.")
    if _CONTROL.search(text):
        raise PydanticCustomError("control_character", "Control characters can't be sent.")
    return text


def _refuse_blank(text: str) -> None:
    if not text.strip():
        raise PydanticCustomError("blank", "Must not be empty or only spaces.")


Message = Annotated[
    str,
    Field(
        min_length=1,
        max_length=MESSAGE_LENGTH,
        description="What to send. Line ends and tabs may stand in it.",
    ),
    AfterValidator(several_lines),
]
Subject = Annotated[
    str,
    Field(
        min_length=1,
        max_length=SUBJECT_LENGTH,
        description='One line. Without it an email has "Reminder: " and the first line of the message.',
    ),
    AfterValidator(one_line),
]
