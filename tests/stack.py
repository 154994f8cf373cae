"""The whole system for tests, as `make local` runs it, and how a program uses it."""

import secrets
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from functools import cached_property
from typing import Any, TypeVar

import httpx
import pytest

from tests.requirements import skip_or_fail
from tests.tokens import claims
from tools.local.emulator import PYTHON, REGION
from tools.local.inbox.captured import Captured, captured
from tools.local.options import ROOT
from tools.local.sign_in import demo_users
from tools.local.sign_in.code_flow import sign_in
from tools.local.sign_in.demo_users import DemoUser
from tools.local_check.child import Child, running_child
from tools.local_check.verdict import Delivered
from tools.local_provider.aws_clients import Aws
from workflow.time.times import parse

EMAIL, PHONE = "success@simulator.amazonses.com", "+61491570156"
FINAL = {"sent", "partially_sent", "failed", "cancelled"}
PATIENCE_SECONDS = 120.0
SETTLE_SECONDS = 1.0  # after the end, for a message that would be too many
Answer = TypeVar("Answer")


class Stack:
    """A running system: its site over HTTP, what it delivered, and AWS clients for what no user can do."""

    def __init__(self, child: Child, user: Mapping[str, Any] | None = None) -> None:
        """`user` has the `token` and the `demoUser` of who uses it, where it isn't the usual one."""
        self.child = child
        self.outputs: dict[str, Any] = {**child.outputs, **(user or {})}
        self.site_url: str = self.outputs["siteUrl"]
        self.http = httpx.Client(base_url=self.site_url, headers=bearer(self.outputs["token"]), timeout=60)
        self.aws = Aws(self.outputs["endpointUrl"], REGION)
        self.owner: str = claims(self.outputs["token"])["sub"]

    @cached_property
    def sign_in_config(self) -> dict[str, Any]:
        """What the site's `config.json` tells the page of signing in."""
        config: dict[str, Any] = self.http.get("/config.json").json()["signIn"]
        return config

    @contextmanager
    def used_by_somebody_new(self) -> Iterator["Stack"]:
        """The same system, signed in to by a user who has no reminders yet."""
        user = DemoUser(f"{uuid.uuid4()}@example.org", secrets.token_urlsafe(16))
        demo_users.invite(self.aws, self.outputs["userPoolId"], user)
        token = sign_in(self.site_url, user.username, user.password)["access_token"]
        theirs = Stack(self.child, {"token": token, "demoUser": asdict(user)})
        yield theirs
        theirs.http.close()

    def create(self, **body: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
        """Asks for a reminder; returns it as the API answered."""
        answer = self.http.post("/v1/reminders", json=body)
        assert answer.status_code == 201, answer.text
        reminder: dict[str, Any] = answer.json()
        return reminder

    def get(self, reminder_id: str) -> dict[str, Any]:
        """The reminder as it is now."""
        answer = self.http.get(f"/v1/reminders/{reminder_id}")
        assert answer.status_code == 200, answer.text
        reminder: dict[str, Any] = answer.json()
        return reminder

    def ended(self, reminder_id: str) -> dict[str, Any]:
        """The reminder once it has a final status."""

        def final() -> dict[str, Any] | None:
            reminder = self.get(reminder_id)
            return reminder if reminder["status"] in FINAL else None

        return wait_until(final)

    def delivered(self, text: str) -> list[Captured]:
        """What was delivered until now that has `text` in it."""
        return [message for message in captured(self.outputs["endpointUrl"]) if text in message.text]

    def seen(self, reminders: list[dict[str, Any]]) -> list[Delivered]:
        """What was delivered of `reminders` until all were final and a moment longer, with times of arrival.

        An SMS counts as arrived at the time that its reminder has, as the emulator keeps none.
        """
        ends = [self.ended(reminder["id"]) for reminder in reminders]
        time.sleep(SETTLE_SECONDS)
        times = {
            delivery["messageId"]: parse(delivery["at"])
            for end in ends
            for delivery in end["deliveries"].values()
            if delivery["messageId"]
        }
        texts = {reminder["message"] for reminder in reminders}
        return [
            (message, message.at or times[message.message_id])
            for message in captured(self.outputs["endpointUrl"])
            if any(text in message.text for text in texts)
        ]


def bearer(token: str) -> dict[str, str]:
    """The header that carries a token."""
    return {"Authorization": f"Bearer {token}"}


def wait_until(condition: Callable[[], Answer | None], seconds: float = PATIENCE_SECONDS) -> Answer:
    """Returns what `condition` answers once it holds; fails when it doesn't in `seconds`."""
    give_up = time.monotonic() + seconds
    while not (answer := condition()):
        assert time.monotonic() < give_up, "it did not happen in time"
        time.sleep(0.1)
    return answer


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """One system for all tests of a session: each uses messages of its own."""
    with running_stack() as made:
        yield made


@pytest.fixture(scope="module", name="stack")
def stack_of_one_file(stack: Stack) -> Iterator[Stack]:
    """The system, to a user whose list has only what the tests of one file put there."""
    with stack.used_by_somebody_new() as theirs:
        yield theirs


@contextmanager
def running_stack(*options: str) -> Iterator[Stack]:
    """A system of its own, with these options of `make local`."""
    if not PYTHON.exists() or not (ROOT / "frontend" / "dist" / "index.html").exists():
        skip_or_fail("no .emulator-venv or no built page: `make local` or `make test` makes them")
    with running_child(*options) as child:
        made = Stack(child)
        yield made
        made.http.close()
