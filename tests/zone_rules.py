"""Other rules of a zone than those that are packaged, for the tests of what newer rules do."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch
from zoneinfo import ZoneInfo  # noqa: TID251  # a type alone

from workflow.time import zones

ZONE = "America/Vancouver"


@contextmanager
def rules_of(source: str) -> Iterator[None]:
    """`ZONE` has the clocks of the zone `source`, as if the package had been released with them."""
    packaged = zones._rules

    def rules(name: str) -> ZoneInfo:
        return packaged(source if name == ZONE else name)

    with patch.object(zones, "_rules", rules):
        yield
