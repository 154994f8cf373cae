"""What a client may ask of its list: which reminders, size of a page, and where the page starts."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from api.requests.fields import date_time
from api.requests.fields.labels import Reference
from api.responses.problems import ProblemError, invalid_request
from workflow.reminders.reminder import Status
from workflow.storage.listing import Selection, State
from workflow.time.times import rounded_up


def digits(text: object) -> object:
    """`text` itself, which is a whole number in plain digits (pydantic takes `5.0` and ` 5 ` too).

    Raises:
        PydanticCustomError: `wrong_type`.
    """
    if isinstance(text, str) and not re.fullmatch(r"[0-9]{1,9}", text):
        raise PydanticCustomError("wrong_type", "Must be a whole number.")
    return text


def moment(text: object) -> datetime:
    """The moment (UTC) that `text` names: RFC 3339 with an offset or `Z`.

    Raises:
        PydanticCustomError: `invalid_date_time`.
    """
    try:
        time = date_time.read(text)
        if time.tzinfo is not None:
            rounded_up(time.astimezone(UTC))  # raises where calendars end before it
            return time.astimezone(UTC)
    except (PydanticCustomError, OverflowError):
        pass
    raise PydanticCustomError(
        "invalid_date_time", "Must be a moment like 2026-11-23T22:00:00Z; in a query + is written %2B."
    )


_Moment = Annotated[
    datetime, PlainValidator(moment), WithJsonSchema({"type": "string", "format": "date-time"})
]


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
    due_from: Annotated[
        _Moment | None, Field(alias="dueFrom", description="With `state=upcoming`: due then or later.")
    ] = None
    due_to: Annotated[
        _Moment | None, Field(alias="dueTo", description="With `state=upcoming`: due before.")
    ] = None
    ended_from: Annotated[
        _Moment | None, Field(alias="endedFrom", description="With `state=finished`: ended then or later.")
    ] = None
    ended_to: Annotated[
        _Moment | None, Field(alias="endedTo", description="With `state=finished`: ended before.")
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

RANGES: Mapping[State, tuple[str, str]] = {
    "upcoming": ("due_from", "due_to"),
    "finished": ("ended_from", "ended_to"),
}
"""The fields that narrow a list by time, by the state that they go with: from and to."""


def selection(query: ListQuery) -> Selection:
    """What the list of `query` has.

    Raises:
        ProblemError: `parameters_conflict`; `invalid_request` for a time that does not end after its start.
    """
    if len(query.model_fields_set.intersection(SELECTORS)) > 1:
        raise ProblemError("parameters_conflict", f"Give at most one of {', '.join(SELECTORS)}.")
    for state, fields in RANGES.items():
        if state != query.state and query.model_fields_set.intersection(fields):
            names = " and ".join(map(_name, fields))
            raise ProblemError("parameters_conflict", f"{names} go with state={state}.")
    since, until = _range(query)
    return Selection(
        state=query.state,
        reference=query.reference,
        attention=query.attention is not None,
        since=since,
        until=until,
    )


def _range(query: ListQuery) -> tuple[datetime | None, datetime | None]:
    if query.state is None:
        return None, None
    first, last = RANGES[query.state]
    since: datetime | None = getattr(query, first)
    until: datetime | None = getattr(query, last)
    if since is not None and until is not None and since >= until:
        detail = f"Must be after {_name(first)}."
        raise invalid_request([{"parameter": _name(last), "code": "out_of_range", "detail": detail}])
    return since, until


def _name(field: str) -> str:
    """The parameter's name."""
    return ListQuery.model_fields[field].alias or field
