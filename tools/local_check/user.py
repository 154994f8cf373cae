"""Calls the API like a user."""

from collections.abc import Mapping
from typing import Any

import urllib3

from tools.local_check.child import ChildFailed
from tools.local_check.expectations import Reminder

SOON = {"waitSeconds": 4}
IN_AN_HOUR = {"waitSeconds": 3600}
EMAIL = {"preference": "email", "email": "success@simulator.amazonses.com"}
SMS = {"preference": "sms", "phone": "+61491570156"}
BOTH = EMAIL | SMS | {"preference": "both"}


class User:
    """The user of a system with these outputs. Raises ChildFailed for an unexpected response."""

    def __init__(self, outputs: Mapping[str, Any]) -> None:
        self._api = outputs["apiUrl"]
        self._headers = {"Authorization": f"Bearer {outputs['token']}"}

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
        """Returns the JSON response of a call to that path below `/v1`."""
        url = self._api + path
        response = urllib3.request(method, url, json=body, headers=self._headers, retries=False)
        if response.status not in (200, 201):
            raise ChildFailed(f"{method} {url} returned {response.status}: {response.data.decode()}")
        answer: Mapping[str, Any] = response.json()
        return answer

    def read(self, reminder: Reminder) -> Reminder:
        """Returns the current reminder."""
        return self.call("GET", f"/reminders/{reminder['id']}")


def create(user: User, message: str, to: Mapping[str, str], when: Mapping[str, int]) -> Reminder:
    """Creates a reminder and returns it."""
    return user.call("POST", "/reminders", {"message": message, **to, **when})
