"""Stands in for the pacer in the interpreters: writes down who asks, and lets nobody wait.

It is packaged alone as a Lambda function too, so it imports nothing of the project.
"""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

PLACES = 10
"""So many places a reminder is given; then it is too late for the line."""


class TooLateForTheLine(Exception):
    """Raised as the real pacer does: the delivery is given up."""


def handler(event: Mapping[str, Any], _context: object) -> Mapping[str, Any]:
    """Answers that the moment has come."""
    datetime.fromisoformat(event["claimedAt"])
    with Path(os.environ["ATTEMPTS"], f"{event['id']}.{event['channel']}").open("a") as file:
        file.write(f"{event['places']}\n")
    if event["places"] >= PLACES:
        raise TooLateForTheLine
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return {"comeBackAt": now.replace("+00:00", "Z"), "places": event["places"] + 1}
