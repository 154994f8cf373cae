"""Checks that the whole system responds at the site's address: API, page and docs."""

import urllib3

REMINDERS = "/v1/reminders"
OPEN = ("/v1/health", "/", "/config.json", "/docs", "/openapi.json")


class NotReady(Exception):
    """A part of the system doesn't respond as expected; the message says which part and how."""


def require_ready(site_url: str) -> None:
    """Raises NotReady unless each of OPEN returns 200, and REMINDERS 401 without a token."""
    expected = dict.fromkeys(OPEN, "200") | {REMINDERS: "401"}
    for path, status in expected.items():
        found = _status(site_url + path)
        if found != status:
            raise NotReady(f"{site_url}{path}: expected status {status}, got {found}: see emulator.log.")


def _status(url: str) -> str:
    try:
        return str(urllib3.request("GET", url, timeout=30, retries=False).status)
    except urllib3.exceptions.HTTPError as error:
        return f"no response ({type(error).__name__})"
