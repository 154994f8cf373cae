"""The handler of the function that executions of the former definition still ask when to come back.

It goes with `RetiredPacer` of `infra/retired_pacer.py`.
"""

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

GIVEN_UP_AFTER = timedelta(hours=8, minutes=30)
"""After its claim: the longest run of the former definition's retries then still ends within 36 hours."""


class TooLateForTheLine(Exception):
    """The reminder was claimed too long ago: the former definition gives its delivery up."""


def handler(event: Mapping[str, Any], _context: object) -> Mapping[str, Any]:
    """Answers `comeBackAt` (RFC 3339, UTC), a random moment at most 5 minutes ahead, and one more `places`.

    Raises `TooLateForTheLine` where `claimedAt` is too long ago.
    """
    now, places = datetime.now(UTC), event["places"]
    if now - datetime.fromisoformat(event["claimedAt"]) >= GIVEN_UP_AFTER:
        raise TooLateForTheLine
    longest = min(5 * 1.5 ** min(places, 20), 300)
    at = now + timedelta(seconds=random.uniform(0, longest))  # noqa: S311  # no secret is made of it
    return {"comeBackAt": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"), "places": places + 1}
