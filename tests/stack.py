"""Runs the whole system for tests like `make local`, with a client."""

import secrets
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from functools import cached_property
from threading import Event, Thread
from typing import Any, TypeVar

import httpx
import pytest

from tests.patience import PATIENCE_SECONDS
from tests.requirements import require_built_page, require_emulator
from tests.tokens import claims
from tools.local.emulator import REGION
from tools.local.inbox.messages import Message, read_messages
from tools.local.sign_in import demo_users
from tools.local.sign_in.code_flow import sign_in
from tools.local.sign_in.demo_users import DemoUser
from tools.local.sign_in.outputs import endpoint
from tools.local_check.child import Child, running_child
from tools.local_check.expectations import Delivered
from tools.local_provider.aws_clients import Aws
from workflow.time.times import parse

EMAIL, PHONE = "success@simulator.amazonses.com", "+61491570156"
FINAL = {"sent", "partially_sent", "failed", "cancelled"}
SWEEP_SECONDS = 30.0
SETTLE_SECONDS = 1.0  # after the end, to notice an unexpected message
Result = TypeVar("Result")


class Stack:
    """A running system: its site over HTTP, its deliveries, and AWS clients for operators' calls."""

    def __init__(self, child: Child, user: Mapping[str, Any] | None = None) -> None:
        """`user` has the `token` and the `demoUser` of a user other than the first."""
        self.child = child
        self.outputs: dict[str, Any] = {**child.outputs, **(user or {})}
        self.site_url: str = self.outputs["siteUrl"]
        self.http = httpx.Client(
            base_url=self.site_url, headers=bearer(self.outputs["token"]), timeout=PATIENCE_SECONDS
        )
        self.aws = Aws(endpoint(self.outputs), REGION)
        self.owner: str = claims(self.outputs["token"])["sub"]

    @cached_property
    def sign_in_config(self) -> dict[str, Any]:
        """Returns the sign-in settings in the site's `config.json`."""
        config: dict[str, Any] = self.http.get("/config.json").json()["signIn"]
        return config

    @contextmanager
    def as_new_user(self) -> Iterator["Stack"]:
        """Returns the same system, signed in as a new user without reminders."""
        user = DemoUser(f"{uuid.uuid4()}@example.org", secrets.token_urlsafe(16))
        demo_users.invite(self.aws, self.outputs["userPoolId"], user)
        token = sign_in(self.site_url, user.username, user.password)["access_token"]
        theirs = Stack(self.child, {"token": token, "demoUser": asdict(user)})
        yield theirs
        theirs.http.close()

    def create(self, **body: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
        """Creates a reminder; returns the API's response."""
        response = self.http.post("/v1/reminders", json=body)
        assert response.status_code == 201, response.text
        reminder: dict[str, Any] = response.json()
        return reminder

    def get(self, reminder_id: str) -> dict[str, Any]:
        """Returns the current reminder."""
        response = self.http.get(f"/v1/reminders/{reminder_id}")
        assert response.status_code == 200, response.text
        reminder: dict[str, Any] = response.json()
        return reminder

    def newest(self) -> list[dict[str, Any]]:
        """Returns the newest reminders, up to 100."""
        items: list[dict[str, Any]] = self.http.get("/v1/reminders", params={"limit": 100}).json()["items"]
        return items

    def wait_until_final(self, reminder_id: str) -> dict[str, Any]:
        """Returns the reminder once it has a final status."""

        def final() -> dict[str, Any] | None:
            reminder = self.get(reminder_id)
            return reminder if reminder["status"] in FINAL else None

        return wait_until(final)

    def delivered(self, text: str) -> list[Message]:
        """Returns the messages delivered so far that contain `text`."""
        return [message for message in read_messages(endpoint(self.outputs)) if text in message.text]

    def deliveries_of(self, reminders: list[dict[str, Any]]) -> list[Delivered]:
        """Returns the messages of `reminders`, with their times, a moment after all reminders are final.

        The time of an SMS is the one in its reminder, since the emulator stores none.
        """
        ends = [self.wait_until_final(reminder["id"]) for reminder in reminders]
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
            for message in read_messages(endpoint(self.outputs))
            if any(text in message.text for text in texts)
        ]


def bearer(token: str) -> dict[str, str]:
    """Returns the header with a token."""
    return {"Authorization": f"Bearer {token}"}


def wait_until(condition: Callable[[], Result | None]) -> Result:
    """Returns the result of `condition` once it is true; fails after a time-out."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (result := condition()):
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)
    return result


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """One system for all tests of a session: each test uses its own messages, and no attempt waits."""
    with running_stack("--retry-scale", "0") as made:
        yield made


@pytest.fixture(scope="module", name="stack")
def stack_of_one_file(stack: Stack) -> Iterator[Stack]:
    """The system, signed in as a user who has only the reminders of one file's tests."""
    with stack.as_new_user() as theirs:
        yield theirs


@contextmanager
def running_stack(*options: str) -> Iterator[Stack]:
    """Yields a separate system, with these options of `make local`."""
    require_emulator()
    require_built_page()
    with running_child(*options) as child:
        made = Stack(child)
        with _often_swept(made):
            yield made
        made.http.close()


@contextmanager
def _often_swept(stack: Stack) -> Iterator[None]:
    """Runs the sweep every half minute, as a busy machine loses timers; on AWS it runs every five minutes."""
    ended = Event()

    def sweep() -> None:
        while not ended.wait(SWEEP_SECONDS):
            stack.aws.client("lambda").invoke(
                FunctionName=stack.outputs["sweepFunctionName"], InvocationType="Event", Payload=b"{}"
            )

    thread = Thread(target=sweep)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
