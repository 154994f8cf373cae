"""The time zones of IANA's database, as the package `tzdata` has it: the same rules everywhere."""

from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """The zones that the database lists."""
    return frozenset((files("tzdata") / "zones").read_text(encoding="ascii").split())


def zone(name: str) -> ZoneInfo:
    """The rules of the zone `name`, which is one of `names()`."""
    return ZoneInfo(name)
