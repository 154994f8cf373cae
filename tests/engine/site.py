"""Uses the deployed site like a program, and reads its deliveries."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx

from tests.emulator import Emulator
from tests.patience import PATIENCE_SECONDS
from tests.plain_http import NO_TLS
from tests.stack import wait_until
from tools.emulator.access_guard import KEY_HEADER
from tools.local.inbox.messages import Message, read_messages
from workflow.time.times import parse


@dataclass(frozen=True, slots=True)
class Site:
    """The site of one stack."""

    emulator: Emulator
    domain: str
    token: str

    @classmethod
    def of(cls, emulator: Emulator, outputs: Mapping[str, Any]) -> "Site":
        """Returns the site of a stack with these outputs, with a token of its program client."""
        client = (outputs["programClientId"], outputs["programClientSecret"])
        grant = {"grant_type": "client_credentials", "scope": "reminders/read reminders/write"}
        response = httpx.post(
            f"{emulator.url}/oauth2/token", data=grant, auth=client, timeout=PATIENCE_SECONDS, verify=NO_TLS
        )
        return cls(
            emulator, outputs["distributionDomain"], response.raise_for_status().json()["access_token"]
        )

    def get(self, path: str) -> httpx.Response:
        url = f"{self.emulator.url}{path}"
        return httpx.get(url, headers=self._headers(), timeout=PATIENCE_SECONDS, verify=NO_TLS)

    def create(self, message: str, wait_seconds: int = 1, **more: object) -> dict[str, Any]:
        """Creates a reminder by email, with `more` in its body; returns the API's response.

        Its message has a unique end: no link in an email identifies its reminder.
        """
        response = self.post(f"{message} {uuid4()}", wait_seconds, **more)
        assert response.status_code == 201, response.text
        created: dict[str, Any] = response.json()
        return created

    def post(self, message: str, wait_seconds: int, **more: object) -> httpx.Response:
        body = {
            "preference": "email",
            "message": message,
            "email": "success@simulator.amazonses.com",
            "waitSeconds": wait_seconds,
            **more,
        }
        url = f"{self.emulator.url}/v1/reminders"
        return httpx.post(url, json=body, headers=self._headers(), timeout=PATIENCE_SECONDS, verify=NO_TLS)

    def reminders(self) -> list[dict[str, Any]]:
        """Returns every reminder in the list."""
        items: list[dict[str, Any]] = self.get("/v1/reminders").json()["items"]
        return items

    def delivered(self, reminder: dict[str, Any]) -> tuple[Message, datetime]:
        """Waits until a reminder is recorded as sent; returns its only email, and when that was accepted."""
        due = parse(reminder["dueAt"])
        time.sleep(max(due - datetime.now(UTC), timedelta()).total_seconds())
        path = f"/v1/reminders/{reminder['id']}"
        wait_until(lambda: self.get(path).json()["status"] == "sent")
        (mail,) = self._emails(reminder)
        assert mail.at is not None
        assert mail.at >= due
        return mail, mail.at

    def outcome(self, reminder: dict[str, Any]) -> str | None:
        """Returns the outcome of its email that the feedback worker has recorded so far."""
        found = self.get(f"/v1/reminders/{reminder['id']}").json()["deliveries"]["email"]["outcome"]
        return found and str(found["status"])

    def waiting(self, reminder: dict[str, Any]) -> bool:
        """Returns whether no email was sent for it yet."""
        return not self._emails(reminder)

    def _emails(self, reminder: dict[str, Any]) -> list[Message]:
        return [mail for mail in read_messages(self.emulator.endpoint) if mail.is_for(reminder["message"])]

    def _headers(self) -> dict[str, str]:
        key = {KEY_HEADER: self.emulator.endpoint.key}
        return key | {"Host": self.domain, "Authorization": f"Bearer {self.token}"}
