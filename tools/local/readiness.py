"""Checks that the whole system answers at the site's address: API, page and docs."""

import urllib3

REMINDERS = "/v1/reminders"
OPEN = ("/v1/health", "/", "/config.json", "/docs", "/openapi.json")


class NotAnswering(Exception):
    """A part of the system that doesn't answer as it must; the text says which and how."""


def require_answers(site_url: str) -> None:
    """Raises NotAnswering unless each of OPEN answers 200, and REMINDERS 401 to who is not signed in."""
    expected = dict.fromkeys(OPEN, "200") | {REMINDERS: "401"}
    for path, right in expected.items():
        answer = _status(site_url + path)
        if answer != right:
            raise NotAnswering(f"{site_url}{path} answers {answer}: see emulator.log.")


def _status(url: str) -> str:
    try:
        return str(urllib3.request("GET", url, timeout=30, retries=False).status)
    except urllib3.exceptions.HTTPError as error:
        return f"nothing ({type(error).__name__})"
