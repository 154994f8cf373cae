"""What a client may ask of its list: order, statuses, size of a page, and where the page starts."""

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from workflow.reminders.reminder import Status
from workflow.storage.listing import State


def digits(text: object) -> object:
    """`text` itself, which is a whole number in plain digits (pydantic takes `5.0` and ` 5 ` too).

    Raises:
        PydanticCustomError: `wrong_type`.
    """
    if isinstance(text, str) and not re.fullmatch(r"[0-9]{1,9}", text):
        raise PydanticCustomError("wrong_type", "Must be a whole number.")
    return text


class ListQuery(BaseModel):
    """The query of a list."""

    state: Annotated[
        State | None,
        Field(
            description="`upcoming`: what is not final yet, the soonest due first. `finished`: what is, the"
            " latest end first. Without it: all, the newest first."
        ),
    ] = None
    status: Annotated[
        frozenset[Status],
        Field(
            description="Only these statuses; may be repeated. A page may then hold fewer before the last."
        ),
    ] = frozenset()
    limit: Annotated[
        int, Field(ge=1, le=100, description="How many a page holds at most."), BeforeValidator(digits)
    ] = 25
    cursor: Annotated[
        str | None,
        Field(
            description="`nextCursor` of the page before. It is good for the same `state` and `status` only,"
            " and for nobody else."
        ),
    ] = None
