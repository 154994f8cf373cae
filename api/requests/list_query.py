"""What a client may ask of its list: order, statuses, size of a page, and where the page starts."""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from api.requests.fields.labels import Reference
from api.responses.problems import ProblemError
from workflow.reminders.reminder import Status
from workflow.storage.listing import Selection, State


def digits(text: object) -> object:
    """`text` itself, which is a whole number in plain digits (pydantic takes `5.0` and ` 5 ` too).

    Raises:
        PydanticCustomError: `wrong_type`.
    """
    if isinstance(text, str) and not re.fullmatch(r"[0-9]{1,9}", text):
        raise PydanticCustomError("wrong_type", "Must be a whole number.")
    return text


class ListQuery(BaseModel):
    """The query of a list; parameters that it doesn't know are ignored.

    At most one of `SELECTORS` says what the list has, `status` narrows it.
    """

    state: Annotated[
        State | None,
        Field(
            description="`upcoming`: what is not final yet, the soonest due first. `finished`: what is, the"
            " latest end first. Without it: all, the newest first."
        ),
    ] = None
    reference: Annotated[
        Reference | None, Field(description="What has this `reference`, the newest first.")
    ] = None
    attention: Annotated[
        Literal["true"] | None,
        Field(description="`true`: what needs attention, the latest that came to first."),
    ] = None
    status: Annotated[
        frozenset[Status],
        Field(description="Only these statuses; may be repeated. A page may then hold fewer, or none."),
    ] = frozenset()
    limit: Annotated[
        int, Field(ge=1, le=100, description="How many a page holds at most."), BeforeValidator(digits)
    ] = 25
    cursor: Annotated[
        str | None,
        Field(
            description="`nextCursor` of the page before. It is good with the same other parameters only, but"
            " for `limit`, and for nobody else."
        ),
    ] = None


SELECTORS = ("state", "reference", "attention")
"""The parameters of which a list takes one."""


def selection(query: ListQuery) -> Selection:
    """What the list of `query` has.

    Raises:
        ProblemError: `parameters_conflict`.
    """
    if len(query.model_fields_set.intersection(SELECTORS)) > 1:
        raise ProblemError("parameters_conflict", f"Give at most one of {', '.join(SELECTORS)}.")
    return Selection(state=query.state, reference=query.reference, attention=query.attention is not None)
