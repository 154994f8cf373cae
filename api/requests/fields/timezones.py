"""The types of time zones: names of IANA's database, and offsets."""

from difflib import get_close_matches
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from workflow.time import zones
from workflow.time.offsets import is_offset, zone_of


def known(name: str) -> str:
    """Returns `name` unchanged, or UTC for an offset of zero.

    Raises:
        PydanticCustomError: `unknown_timezone`, with the most similar name, if any.
    """
    if zones.is_known(name):
        return zone_of(name) if is_offset(name) else name
    detail = "Must be a zone's IANA name, like Australia/Sydney, or an offset, like +05:30"
    raise PydanticCustomError("unknown_timezone", "{detail}", {"detail": f"{detail}{_hint(name)}"})


def named(name: str) -> str:
    """Returns `name` if it is an IANA name. An offset is no place, so it can't keep a local time.

    Raises:
        PydanticCustomError: `unknown_timezone`, with the most similar name, if any.
    """
    if zones.is_known(name) and not is_offset(name):
        return name
    detail = "Must be a zone's IANA name, like Australia/Sydney"
    raise PydanticCustomError("unknown_timezone", "{detail}", {"detail": f"{detail}{_hint(name)}"})


def _hint(name: str) -> str:
    in_lower_case = {each.lower(): each for each in sorted(zones.names())}
    nearest = get_close_matches(name.lower(), in_lower_case, n=1, cutoff=0.75)
    return f": did you mean {in_lower_case[nearest[0]]}?" if nearest else "."


_DESCRIPTION = (
    "The zone in which the due time is shown and in which a `dueAt` without an offset is interpreted: an"
    " IANA name or an offset. "
)
_Text = Annotated[str, Field(max_length=64, examples=["Australia/Sydney"])]
_Name = Annotated[_Text, AfterValidator(known)]

Timezone = Annotated[
    _Name, Field(description=f"{_DESCRIPTION}Default: the offset of `dueAt`, or UTC if it has none.")
]
"""A new reminder's zone."""

KeptTimezone = Annotated[
    _Name,
    Field(
        description=f"{_DESCRIPTION}Default: the reminder's zone; but an offset of `dueAt` replaces UTC or an"
        " offset."
    ),
]
"""The zone of an existing reminder."""

NamedZone = Annotated[
    _Text,
    AfterValidator(named),
    Field(description="The zone of the schedule's local times, by its IANA name. An offset is not allowed."),
]
"""A schedule's zone."""
