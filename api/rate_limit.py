"""Tells, on every answer to a call that makes reminders, how many its owner may still make on this day.

The fields are those of draft-ietf-httpapi-ratelimit-headers-10 (27 September 2025), structured fields of
RFC 9651: `RateLimit-Policy` has the quota `q` and its window `w`, `RateLimit` what is left of it `r` and
after how many seconds `t` the next window begins. https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/10/
"""

import logging
from datetime import datetime, timedelta

from botocore.exceptions import BotoCoreError, ClientError
from starlette.datastructures import MutableHeaders
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.requests.identity import subject
from api.responses.problems import request_id
from api.services import Services
from workflow.storage.errors import StoreUnavailable
from workflow.storage.quota import day_ends
from workflow.time.times import seconds_until

log = logging.getLogger(__name__)

_WINDOW = timedelta(days=1)


class RateLimitHeaders:
    """The app around all others: adds the fields to the answers of calls that make reminders.

    `RateLimit` is missing where the count is not known: on a `401` and a `5xx`, and where it can't be read.
    """

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self._app = app
        self._services = services

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request (ASGI)."""

        async def send_with_fields(message: Message) -> None:
            if message["type"] == "http.response.start" and _makes_reminders(scope):
                MutableHeaders(scope=message).update(self._fields(scope, message["status"]))
            await send(message)

        await self._app(scope, receive, send_with_fields)

    def _fields(self, scope: Scope, status: int) -> dict[str, str]:
        quota, now = self._services.settings.reminders_per_day, self._services.clock()
        fields = {"ratelimit-policy": f'"daily";q={quota};w={round(_WINDOW.total_seconds())}'}
        counted = self._counted(scope, now) if status < 500 else None
        if counted is not None:
            left, seconds = max(0, quota - counted), seconds_until(day_ends(now), now)
            fields["ratelimit"] = f'"daily";r={left};t={seconds}'
        return fields

    def _counted(self, scope: Scope, now: datetime) -> int | None:
        """How many of the day were counted: known where this request was, else read."""
        known: int | None = scope.get("state", {}).get("counted")
        owner = subject(scope["aws.event"], self._services.settings.issuer)
        if known is not None or owner is None:
            return known
        try:
            return self._services.quota.counted(owner, now)
        except (StoreUnavailable, ClientError, BotoCoreError) as error:
            log.warning(
                "count not read", extra={"requestId": request_id(scope), "error": type(error).__name__}
            )
            return None


def _makes_reminders(scope: Scope) -> bool:
    route = scope.get("route")
    return scope["method"] == "POST" and isinstance(route, Route) and "POST" in (route.methods or ())
