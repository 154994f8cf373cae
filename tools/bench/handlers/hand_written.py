"""The measure of all others: boto3 and checks by hand, no framework."""

import base64
import json
from typing import Any

from tools.bench.handlers.checks import errors
from tools.bench.handlers.kept import keep


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Answers `POST /v1/reminders` of an HTTP API (payload 2.0)."""
    if event["routeKey"] != "POST /v1/reminders":
        return _answer(404, {"code": "not_found"})
    text = event.get("body") or ""
    try:
        body = json.loads(base64.b64decode(text) if event["isBase64Encoded"] else text)
    except ValueError:
        return _answer(400, {"code": "invalid_json"})
    if found := errors(body):
        return _answer(422, {"code": "invalid_request", "errors": found})
    reminder = keep(body)
    return _answer(201, reminder, {"location": f"/v1/reminders/{reminder['id']}", "etag": '"1"'})


def _answer(status: int, content: dict[str, Any], headers: dict[str, str] | None = None) -> dict[str, Any]:
    return {
        "statusCode": status,
        "headers": {"content-type": "application/json", "cache-control": "no-store", **(headers or {})},
        "body": json.dumps(content),
        "isBase64Encoded": False,
    }
