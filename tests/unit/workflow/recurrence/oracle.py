"""Expands a rule with `dateutil`, where it is correct, and up to a limit: it may walk to the year 9999.

It differs where BYDAY mixes weekdays with numbers and without: it wants both, RFC 5545 either.
"""

import datetime as dt
from itertools import dropwhile, islice, takewhile
from types import SimpleNamespace
from unittest.mock import patch

from dateutil import rrule


def local_times(
    text: str, start: dt.datetime, limit: dt.datetime, after: dt.datetime | None, most: int
) -> list[dt.datetime]:
    """Returns the first local times of the rule `text` that are later than `after` and not after `limit`."""
    calendar = SimpleNamespace(**{**vars(dt), "MAXYEAR": limit.year})
    with patch.object(rrule, "datetime", calendar):
        found = rrule.rrulestr(text, dtstart=start)
        later = dropwhile(lambda local: after is not None and local <= after, found)
        return list(islice(takewhile(lambda local: local <= limit, later), most))
