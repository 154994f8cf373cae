"""Time zones by the rules of the package `tzdata` alone: the machine's own files may be years older."""

import re
from datetime import UTC, tzinfo
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from workflow.time.offsets import fixed, is_offset

_UTC = "UTC"
_OF_NO_PLACE = frozenset({"Factory"})
"""What IANA lists for machines whose zone nobody has set.

https://data.iana.org/time-zones/tzdb/factory
"""
_WITHOUT_PLACE = re.compile(r"UTC|Etc/.*")
"""Of these the offset says all; the sign in `Etc/GMT+5`, which is UTC-05:00, says the opposite.

https://data.iana.org/time-zones/tzdb/etcetera
"""


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """The names of IANA's database, former ones too, but for those of no place."""
    listed = (files("tzdata") / "zones").read_text(encoding="ascii").split()
    return frozenset(listed) - _OF_NO_PLACE


def is_known(name: str) -> bool:
    """Whether `name` is UTC, an offset like +05:30, or one of `names()`."""
    return name == _UTC or is_offset(name) or name in names()


def zone(name: str) -> tzinfo:
    """The rules of the zone `name`; UTC where it is not known, so that whatever was kept can be shown."""
    if is_offset(name):
        return fixed(name)
    return _rules(name) if name != _UTC and name in names() else UTC


def place(name: str) -> str | None:
    """`name` where it names a place; None where an offset says all that is known."""
    return None if _WITHOUT_PLACE.fullmatch(name) or name not in names() else name


@lru_cache(maxsize=256)
def _rules(name: str) -> ZoneInfo:
    path = files("tzdata").joinpath("zoneinfo", *name.split("/"))
    with path.open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)
