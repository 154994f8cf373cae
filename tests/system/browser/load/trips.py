"""Counts how many requests of a load had to wait for one another."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession


@dataclass(slots=True)
class _Request:
    url: str
    began: float
    ended: float = float("inf")
    cached: bool = False


class Trips:
    """The requests of a page from now on, as Chromium tells of them."""

    def __init__(self, session: CDPSession) -> None:
        self._requests: dict[str, _Request] = {}
        self.received = 0
        """The bytes that came over the network, headers included."""
        session.on("Network.requestWillBeSent", self._began)
        session.on("Network.requestServedFromCache", self._cached)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._ended)

    def before(self, part: str) -> int:
        """The longest row of requests, each sent after the one before had ended, up to the first for `part`.

        That request is not counted, nor is what the cache has: 0 where nothing asks for `part`.
        """
        asked = [request for request in self._requests.values() if part in request.url]
        return self._depth(min(asked, key=lambda request: request.began)) if asked else 0

    def _depth(self, last: _Request) -> int:
        earlier = [request for request in self._requests.values() if request.ended <= last.began]
        return max((self._depth(request) + (not request.cached) for request in earlier), default=0)

    def _began(self, event: dict[str, Any]) -> None:
        self._requests[event["requestId"]] = _Request(event["request"]["url"], event["timestamp"])

    def _cached(self, event: dict[str, Any]) -> None:
        self._note(event)

    def _answered(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self._note(event)

    def _note(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self._requests:
            self._requests[event["requestId"]].cached = True

    def _ended(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self._requests:
            self._requests[event["requestId"]].ended = event["timestamp"]
            self.received += event["encodedDataLength"]
