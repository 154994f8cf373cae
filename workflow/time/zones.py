"""Time zones from the package `tzdata` only: the system's own files may be years older."""

import re
from datetime import UTC, tzinfo
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from workflow.time.offsets import fixed, is_offset

_UTC = "UTC"
_OF_NO_PLACE = frozenset({"Factory"})
"""IANA's name for systems whose zone was never configured.

https://data.iana.org/time-zones/tzdb/factory
"""
_WITHOUT_PLACE = re.compile(r"UTC|Etc/.*")
"""Zones that are only an offset; the sign is inverted: `Etc/GMT+5` is UTC-05:00.

https://data.iana.org/time-zones/tzdb/etcetera
"""


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """Returns the names of the IANA database, including former ones, without `_OF_NO_PLACE`."""
    listed = (files("tzdata") / "zones").read_text(encoding="ascii").split()
    return frozenset(listed) - _OF_NO_PLACE


def is_known(name: str) -> bool:
    """Returns whether `name` is UTC, an offset like +05:30, or one of `names()`."""
    return name == _UTC or is_offset(name) or name in names()


def zone(name: str) -> tzinfo:
    """Returns the zone `name`; UTC if it is unknown, so that every stored time can be shown."""
    if is_offset(name):
        return fixed(name)
    return _rules(name) if name != _UTC and name in names() else UTC


def place(name: str) -> str | None:
    """Returns `name` if it names a place; None if it is only an offset."""
    return None if _WITHOUT_PLACE.fullmatch(name) or name not in names() else name


@lru_cache(maxsize=256)
def _rules(name: str) -> ZoneInfo:
    path = files("tzdata").joinpath("zoneinfo", *name.split("/"))
    with path.open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)
