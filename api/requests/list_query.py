"""Reads the query of a list: the selected reminders, the page size and the cursor."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from api.requests.fields import date_time
from api.requests.fields.labels import Reference
from api.requests.ids import ScheduleIdParameter
from api.responses.problems import ProblemError, invalid_request
from workflow.reminders.reminder import Status
from workflow.storage.listing import Selection, State
from workflow.time.times import rounded_up

_MAX_DIGITS = 9
"""Still beyond every range; Python parses at most 4,300 digits."""


def parse_digits(text: object) -> object:
    """Returns `text`, cut if long, if it is plain digits (pydantic also accepts `5.0` and ` 5 `).

    Raises:
        PydanticCustomError: `wrong_type`.
    """
    if isinstance(text, str) and not re.fullmatch(r"[0-9]+", text):
        raise PydanticCustomError("wrong_type", "Must be a whole number.")
    return (text.lstrip("0") or "0")[:_MAX_DIGITS] if isinstance(text, str) else text


def parse_moment(text: object) -> datetime:
    """Returns the moment (UTC) in `text`: RFC 3339 with an offset or `Z`.

    Raises:
        PydanticCustomError: `invalid_date_time`.
    """
    try:
        time = date_time.read(text)
        if time.tzinfo is not None:
            rounded_up(time.astimezone(UTC))  # raises if the calendar ends before it
            return time.astimezone(UTC)
    except (PydanticCustomError, OverflowError):
        pass
    raise PydanticCustomError(
        "invalid_date_time", "Must be a time like 2026-11-23T22:00:00Z; in a query, write + as %2B."
    )


_Moment = Annotated[
    datetime, PlainValidator(parse_moment), WithJsonSchema({"type": "string", "format": "date-time"})
]


Limit = Annotated[
    int,
    Field(ge=1, le=100, description="The maximum number of items on a page."),
    BeforeValidator(parse_digits),
]
LIMIT = 25
"""The default page size."""

Cursor = Annotated[
    str | None,
    Field(
        description="`nextCursor` of the previous page. It is valid only for the same owner and the same"
        " parameters, except `limit`."
    ),
]


class ListQuery(BaseModel):
    """The query of a list: at most one of `SELECTORS` selects the reminders, `status` filters them."""

    state: Annotated[
        State | None,
        Field(
            description="`upcoming`: reminders that are not final, sorted by due time. `finished`: final"
            " reminders, the latest end first. Default: all, the newest first."
        ),
    ] = None
    reference: Annotated[
        Reference | None, Field(description="Reminders with this `reference`, the newest first.")
    ] = None
    schedule_id: Annotated[
        ScheduleIdParameter | None,
        Field(alias="scheduleId", description="Reminders that this schedule has created, the newest first."),
    ] = None
    attention: Annotated[
        Literal["true"] | None,
        Field(description="`true`: reminders that need attention, the most recent first."),
    ] = None
    due_from: Annotated[
        _Moment | None, Field(alias="dueFrom", description="With `state=upcoming`: due then or later.")
    ] = None
    due_to: Annotated[
        _Moment | None, Field(alias="dueTo", description="With `state=upcoming`: due before this time.")
    ] = None
    ended_from: Annotated[
        _Moment | None, Field(alias="endedFrom", description="With `state=finished`: ended then or later.")
    ] = None
    ended_to: Annotated[
        _Moment | None, Field(alias="endedTo", description="With `state=finished`: ended before this time.")
    ] = None
    status: Annotated[
        frozenset[Status],
        Field(description="Only these statuses; may be repeated. Any page may then be incomplete, or empty."),
    ] = frozenset()
    limit: Limit = LIMIT
    cursor: Cursor = None


SELECTORS = ("state", "reference", "scheduleId", "attention")
"""The parameters of which a query has at most one."""

_RANGES: Mapping[State, tuple[str, str]] = {
    "upcoming": ("dueFrom", "dueTo"),
    "finished": ("endedFrom", "endedTo"),
}
"""For each state, the parameters that limit its list by time: from and to."""

_Range = tuple[datetime | None, datetime | None]


def ranges(query: ListQuery) -> Mapping[State, _Range]:
    """Returns for each state the times that limit its list: from and to."""
    return {"upcoming": (query.due_from, query.due_to), "finished": (query.ended_from, query.ended_to)}


def selection(query: ListQuery) -> Selection:
    """Returns the reminders that the `query` selects.

    Raises:
        ProblemError: `parameters_conflict`; `invalid_request` for a time range that is empty.
    """
    sent = {ListQuery.model_fields[name].alias or name for name in query.model_fields_set}
    if len(sent.intersection(SELECTORS)) > 1:
        raise ProblemError("parameters_conflict", f"Give at most one of {', '.join(SELECTORS)}.")
    for state, times in ranges(query).items():
        if state != query.state and times != (None, None):
            detail = f"{' and '.join(_RANGES[state])} go with state={state}."
            raise ProblemError("parameters_conflict", detail)
    since, until = (None, None) if query.state is None else _range(query, query.state)
    return Selection(
        state=query.state,
        reference=query.reference,
        schedule_id=query.schedule_id,
        attention=query.attention is not None,
        since=since,
        until=until,
    )


def _range(query: ListQuery, state: State) -> _Range:
    since, until = ranges(query)[state]
    if since is not None and until is not None and since >= until:
        first, last = _RANGES[state]
        detail = f"Must be after {first}."
        raise invalid_request([{"parameter": last, "code": "out_of_range", "detail": detail}])
    return since, until
