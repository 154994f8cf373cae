"""`GET /v1/health`: tells that the API answers; it touches nothing behind it."""

from fastapi import Response

from api.representation import json_response


async def get_health() -> Response:
    """Always `ok`."""
    return json_response({"status": "ok"})
