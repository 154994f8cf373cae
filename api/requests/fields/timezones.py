"""Which time zones a reminder takes: the names of IANA's database."""

from functools import lru_cache
from importlib.resources import files
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

UTC = "UTC"


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """The zones that the packaged database (`tzdata`) lists."""
    return frozenset((files("tzdata") / "zones").read_text(encoding="ascii").split())


def known(name: str) -> str:
    """`name` itself.

    Raises:
        PydanticCustomError: `unknown_timezone`.
    """
    if name != UTC and name not in names():
        raise PydanticCustomError("unknown_timezone", "Must be a zone's IANA name, like Australia/Sydney.")
    return name


def zone(name: str) -> ZoneInfo:
    """The rules of the zone `name`, which is a known one."""
    return ZoneInfo(name)


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
