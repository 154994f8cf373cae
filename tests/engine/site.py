"""The deployed site, used as a browser and a program use it, and what it delivered."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from tests.emulator import Emulator
from tests.engine.stacks import Stacks
from tools.local.inbox.captured import Captured, captured
from workflow.time.times import parse

PATIENCE = timedelta(seconds=60)
POLL_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Site:
    """One stack's site."""

    emulator: Emulator
    domain: str
    token: str

    @classmethod
    def of(cls, emulator: Emulator, stacks: Stacks, stack: str) -> "Site":
        """The site of a stack, used by the stack's program."""
        outputs = stacks.outputs(stack)
        client = (outputs["programClientId"], outputs["programClientSecret"])
        grant = {"grant_type": "client_credentials", "scope": "reminders/read reminders/write"}
        answer = httpx.post(f"{emulator.url}/oauth2/token", data=grant, auth=client, timeout=30)
        return cls(emulator, outputs["distributionDomain"], answer.raise_for_status().json()["access_token"])

    def get(self, path: str) -> httpx.Response:
        return httpx.get(f"{self.emulator.url}{path}", headers=self._headers(), timeout=30)

    def ask(self, message: str, wait_seconds: int = 1) -> dict[str, Any]:
        """Asks for a reminder by email; returns it as the API does."""
        answer = self.post(message, wait_seconds)
        assert answer.status_code == 201, answer.text
        created: dict[str, Any] = answer.json()
        return created

    def post(self, message: str, wait_seconds: int) -> httpx.Response:
        body = {
            "preference": "email",
            "message": message,
            "email": "success@simulator.amazonses.com",
            "waitSeconds": wait_seconds,
        }
        return httpx.post(f"{self.emulator.url}/v1/reminders", json=body, headers=self._headers(), timeout=30)

    def reminders(self) -> list[dict[str, Any]]:
        """Every reminder in the list."""
        items: list[dict[str, Any]] = self.get("/v1/reminders").json()["items"]
        return items

    def delivered(self, reminder: dict[str, Any]) -> tuple[Captured, datetime]:
        """Waits until a reminder is recorded as sent; returns its one email, and when that was taken."""
        give_up = max(datetime.now(UTC), parse(reminder["dueAt"])) + PATIENCE
        while datetime.now(UTC) < give_up:
            if self.get(f"/v1/reminders/{reminder['id']}").json()["status"] == "sent":
                (mail,) = [mail for mail in captured(self.emulator.url) if reminder["id"] in mail.text]
                assert mail.at is not None
                assert mail.at >= parse(reminder["dueAt"])
                return mail, mail.at
            time.sleep(POLL_SECONDS)
        raise AssertionError(f"{reminder['message']!r} was not delivered in time")

    def waiting(self, reminder: dict[str, Any]) -> bool:
        """Whether nothing was sent for it yet."""
        return not any(reminder["id"] in mail.text for mail in captured(self.emulator.url))

    def _headers(self) -> dict[str, str]:
        return {"Host": self.domain, "Authorization": f"Bearer {self.token}"}
