"""The pacer's Lambda handler: tells a delivery that the provider refused for its rate when to come back."""

import logging
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from workers.settings import pacer_settings
from workflow import clients
from workflow.pacing import Line, come_back_at
from workflow.reminder import Channel
from workflow.times import millis_text, parse

log = logging.getLogger(__name__)

_settings = pacer_settings(os.environ)
_client = clients.dynamodb(clients.NUDGE)
_lines: Mapping[Channel, Line] = {
    channel: Line(_client, _settings.table_name, channel, per_second)
    for channel, per_second in _settings.per_second.items()
}


def handler(event: Mapping[str, Any], _context: object) -> Mapping[str, Any]:
    """Takes a place in the line of `event["channel"]` for the reminder `id`, which had `places` before.

    Answers `comeBackAt` (RFC 3339, UTC) and the new number of `places`. Raises `TooLateForTheLine` where
    `claimedAt` is too long ago, and `StoreUnavailable`, which is worth trying again.
    """
    now, places = datetime.now(UTC), event["places"] + 1
    place = _lines[event["channel"]].take_place(now)
    at = come_back_at(place, now, claimed_at=parse(event["claimedAt"]), places=places)
    told = {"reminder": event["id"], "channel": event["channel"], "places": places}
    log.info("told to come back", extra=told | {"seconds": (at - now).total_seconds()})
    return {"comeBackAt": millis_text(at), "places": places}
