"""Changes a zone's rules for tests of newer time zone rules."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch
from zoneinfo import ZoneInfo  # noqa: TID251  # a type alone

from workflow.time import zones

ZONE = "America/Vancouver"


@contextmanager
def rules_of(source: str) -> Iterator[None]:
    """Gives `ZONE` the rules of the zone `source`, as if a newer package had them."""
    packaged = zones._rules

    def rules(name: str) -> ZoneInfo:
        return packaged(source if name == ZONE else name)

    with patch.object(zones, "_rules", rules):
        yield
