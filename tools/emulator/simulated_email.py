"""Makes the emulator's SendEmail fail for simulated recipients as on AWS."""

import asyncio
import json
from typing import Any

from tools.emulator.recipients import EMAILS, LATE_SECONDS, AttemptCounter


def install(ses: Any) -> None:  # noqa: ANN401 - a module of the emulator, which has no types
    """Wraps the emulator's SES v2 module with the simulation."""
    inner, attempts = ses.handle_request, AttemptCounter(EMAILS)

    async def handle_request(method: str, path: str, headers: Any, body: bytes, query: Any) -> Any:  # noqa: ANN401
        sends = method == "POST" and path.rstrip("/").endswith("/outbound-emails")
        failure = attempts.failure(_recipient(body), body) if sends else None
        response = None
        if failure is None or failure.accepted:
            response = await inner(method, path, headers, body, query)
        if failure is None:
            return response
        if not failure.code:
            await asyncio.sleep(LATE_SECONDS)
            return response
        return ses._json_err(failure.code, failure.text, failure.status)

    ses.handle_request = handle_request


def _recipient(body: bytes) -> str:
    """Returns the first recipient in the body of a SendEmail, or ""."""
    try:
        return str(json.loads(body)["Destination"]["ToAddresses"][0])
    except (ValueError, LookupError, TypeError):
        return ""
