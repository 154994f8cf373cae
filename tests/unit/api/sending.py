"""Sends the calls that create a reminder, with or without an `Idempotency-Key`."""

from __future__ import annotations

import json
import re

from tests.unit.api.client import JSON, Api, Response

CREATE = "/v1/reminders"


def send(api: Api, path: str, body: object, key: str | None = None) -> Response:
    """Posts `body` as JSON to `path` to create a reminder."""
    headers = JSON if key is None else JSON | {"idempotency-key": key}
    return api.call("POST", path, json.dumps(body).encode(), headers)


def snooze_path(reminder_id: str) -> str:
    return f"/v1/reminders/{reminder_id}/snooze"


def reminder_ids(api: Api) -> list[str]:
    """Returns the ids of all reminders of the owner, newest first."""
    return [item["id"] for item in api.get(CREATE, limit=100).json["items"]]


def rate_limit(response: Response) -> tuple[int, int, int]:
    """Returns the quota, the remaining quota, and the seconds until the next day."""
    policy = re.fullmatch(r'"daily";q=(\d+);w=86400', response.headers["ratelimit-policy"])
    left = re.fullmatch(r'"daily";r=(\d+);t=(\d+)', response.headers["ratelimit"])
    assert policy
    assert left
    return int(policy[1]), int(left[1]), int(left[2])
