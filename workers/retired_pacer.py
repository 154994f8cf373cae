"""The handler that executions of the former definition call to learn when to retry.

Remove it together with `RetiredPacer` in `infra/retired_pacer.py`.
"""

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

GIVEN_UP_AFTER = timedelta(hours=8, minutes=30)
"""After the claim. The former definition's longest retries then still end within 36 hours."""


class TooLateForTheLine(Exception):
    """The reminder was claimed too long ago, so the former definition stops retrying its delivery."""


def handler(event: Mapping[str, Any], _context: object) -> Mapping[str, Any]:
    """Returns `comeBackAt` (RFC 3339, UTC), a random time at most 5 minutes ahead, and `places` plus one.

    Raises `TooLateForTheLine` if `claimedAt` is too long ago.
    """
    now, places = datetime.now(UTC), event["places"]
    if now - datetime.fromisoformat(event["claimedAt"]) >= GIVEN_UP_AFTER:
        raise TooLateForTheLine
    longest = min(5 * 1.5 ** min(places, 20), 300)
    at = now + timedelta(seconds=random.uniform(0, longest))  # noqa: S311  # not used for secrets
    return {"comeBackAt": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"), "places": places + 1}
