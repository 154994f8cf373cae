"""The API's calls as `make local-check` makes them: another answer than the expected one ends the check."""

from typing import Any

import urllib3

from local.child import ChildFailed

Reminder = dict[str, Any]
"""As the API shows it."""


class ApiCalls:
    """The calls of the API at `api_url`, with an access token.

    Each raises ChildFailed with what was answered instead.
    """

    def __init__(self, api_url: str, token: str) -> None:
        self._reminders = f"{api_url}/reminders"
        self._authorized = {"Authorization": f"Bearer {token}"}

    def create(self, body: dict[str, Any]) -> Reminder:
        """A new reminder."""
        return self._call(201, "POST", self._reminders, body)

    def read(self, reminder: Reminder) -> Reminder:
        """The reminder as it is now."""
        return self._call(200, "GET", self._of(reminder))

    def change(self, reminder: Reminder, body: dict[str, Any]) -> Reminder:
        """The reminder as changed, if it is still as it was."""
        return self._call(200, "PATCH", self._of(reminder), body, {"If-Match": f'"{reminder["version"]}"'})

    def cancel(self, reminder: Reminder) -> Reminder:
        """The reminder, cancelled."""
        return self._call(200, "DELETE", self._of(reminder))

    def snooze(self, reminder: Reminder, body: dict[str, Any]) -> Reminder:
        """A new reminder out of one that ended."""
        return self._call(201, "POST", f"{self._of(reminder)}/snooze", body)

    def _of(self, reminder: Reminder) -> str:
        return f"{self._reminders}/{reminder['id']}"

    def _call(
        self,
        status: int,
        method: str,
        url: str,
        body: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> Reminder:
        sent = self._authorized | (headers or {})
        answer = urllib3.request(method, url, json=body, headers=sent, retries=False)
        if answer.status != status:
            raise ChildFailed(f"{method} {url} was answered {answer.status}: {answer.data.decode()}")
        reminder: Reminder = answer.json()
        return reminder
