"""Which time zones a reminder takes: the names of IANA's database."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from workflow.time import zones

UTC = "UTC"


def known(name: str) -> str:
    """`name` itself.

    Raises:
        PydanticCustomError: `unknown_timezone`.
    """
    if name != UTC and name not in zones.names():
        raise PydanticCustomError("unknown_timezone", "Must be a zone's IANA name, like Australia/Sydney.")
    return name


Timezone = Annotated[
    str,
    Field(
        max_length=64,
        description="The zone, by its IANA name, in which the due time is shown, and in which a `dueAt`"
        " without an offset is meant. Without it: UTC.",
        examples=["Australia/Sydney"],
    ),
    AfterValidator(known),
]
