"""Sends requests with a body, with or without an `Idempotency-Key`; reads lists and the daily limit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.unit.api.client import JSON, Api, Response

REMINDERS = "/v1/reminders"


def send(api: Api, path: str, body: object, key: str | None = None) -> Response:
    """Posts `body` as JSON to `path`."""
    headers = JSON if key is None else JSON | {"idempotency-key": key}
    return api.call("POST", path, json.dumps(body).encode(), headers)


def snooze_path(reminder_id: str) -> str:
    return f"/v1/reminders/{reminder_id}/snooze"


def pages(api: Api, path: str = REMINDERS, **query: Any) -> Iterator[list[str]]:  # noqa: ANN401  # any parameter
    """Yields the ids of each page of a list, following its cursors."""
    response = api.get(path, **query)
    assert response.status == 200, response.json
    yield [item["id"] for item in response.json["items"]]
    if (cursor := response.json["nextCursor"]) is not None:
        yield from pages(api, path, **(query | {"cursor": cursor}))


def listed(api: Api, path: str = REMINDERS, **query: Any) -> list[str]:  # noqa: ANN401  # any parameter
    """Returns the ids of all pages of a list."""
    return [each for page in pages(api, path, **query) for each in page]


def reminder_ids(api: Api) -> list[str]:
    """Returns the ids of all reminders of the owner, newest first."""
    return listed(api, limit=100)


def rate_limit(response: Response) -> tuple[int, int, int]:
    """Returns the quota, the remaining quota, and the seconds until the next day."""
    policy = re.fullmatch(r'"daily";q=(\d+);w=86400', response.headers["ratelimit-policy"])
    left = re.fullmatch(r'"daily";r=(\d+);t=(\d+)', response.headers["ratelimit"])
    assert policy
    assert left
    return int(policy[1]), int(left[1]), int(left[2])
