"""Implements the baseline: boto3 and hand-written validation, without a framework."""

import base64
import json
from typing import Any

from tools.bench.handlers.checks import errors
from tools.bench.handlers.storage import save


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Handles `POST /v1/reminders` of an HTTP API (payload 2.0)."""
    if event["routeKey"] != "POST /v1/reminders":
        return _response(404, {"code": "not_found"})
    text = event.get("body") or ""
    try:
        body = json.loads(base64.b64decode(text) if event["isBase64Encoded"] else text)
    except ValueError:
        return _response(400, {"code": "invalid_json"})
    if found := errors(body):
        return _response(422, {"code": "invalid_request", "errors": found})
    reminder = save(body)
    return _response(201, reminder, {"location": f"/v1/reminders/{reminder['id']}", "etag": '"1"'})


def _response(status: int, content: dict[str, Any], headers: dict[str, str] | None = None) -> dict[str, Any]:
    return {
        "statusCode": status,
        "headers": {"content-type": "application/json", "cache-control": "no-store", **(headers or {})},
        "body": json.dumps(content),
        "isBase64Encoded": False,
    }
