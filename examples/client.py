"""A client of the reminder API: create with a key and back-off, wait for the result, cancel, page through."""

import os
import sys
import time
import uuid
from collections.abc import Iterator
from typing import Any

import httpx
from httpx_retries import Retry, RetryTransport

Reminder = dict[str, Any]

# POST is retried too: with an Idempotency-Key this is safe. Retry-After is respected.
RETRY = Retry(
    total=5,
    backoff_factor=0.5,
    allowed_methods=["GET", "POST", "DELETE"],
    status_forcelist=[429, 500, 502, 503, 504],
    total_timeout=60,  # seconds: when the daily limit is reached, Retry-After may be hours
)


def connect() -> httpx.Client:
    """Returns a client of the system at `REMINDERS_URL`, signed in by `REMINDERS_TOKEN` if it is set."""
    token = os.environ.get("REMINDERS_TOKEN")
    return httpx.Client(
        base_url=os.environ.get("REMINDERS_URL", "http://localhost:4567"),
        headers={"Authorization": f"Bearer {token}"} if token else {},
        transport=RetryTransport(retry=RETRY),
        timeout=30,
    )


def create(client: httpx.Client, **members: Any) -> Reminder:  # noqa: ANN401  # JSON
    """Creates one reminder, whatever the number of attempts, and returns it."""
    key = str(uuid.uuid4())
    return reminder(client.post("/v1/reminders", json=members, headers={"Idempotency-Key": key}))


def ended(client: httpx.Client, reminder_id: str, patience: float = 60) -> Reminder:
    """Polls the reminder each second and returns it once it is final.

    Raises:
        TimeoutError: it is not final within `patience` (seconds).
    """
    give_up = time.monotonic() + patience
    while time.monotonic() < give_up:
        found = reminder(client.get(f"/v1/reminders/{reminder_id}"))
        if found["finishedAt"] is not None:
            return found
        time.sleep(1)
    raise TimeoutError(f"reminder {reminder_id} has not ended")


def cancel(client: httpx.Client, reminder_id: str) -> Reminder | None:
    """Cancels the reminder and returns it; returns None if it is too late."""
    answer = client.delete(f"/v1/reminders/{reminder_id}")
    return None if answer.status_code == 409 else reminder(answer)


def listed(client: httpx.Client, **query: str) -> Iterator[Reminder]:
    """Yields all reminders of a list, page by page."""
    cursor: dict[str, str] | None = {}
    while cursor is not None:
        answer = client.get("/v1/reminders", params=query | cursor).raise_for_status().json()
        yield from answer["items"]
        cursor = {"cursor": answer["nextCursor"]} if answer["nextCursor"] else None


def reminder(answer: httpx.Response) -> Reminder:
    """Returns the reminder in a response; raises for an error response, with its explanation."""
    if answer.is_error:
        sys.exit(f"{answer.request.method} {answer.request.url}: {answer.status_code} {answer.text}")
    found: Reminder = answer.json()
    return found


def main() -> None:
    """Demonstrates each call."""
    address = {"preference": "email", "email": "success@simulator.amazonses.com"}
    with connect() as client:
        soon = create(client, message="Call the plumber", waitSeconds=2, **address)
        later = create(client, message="Water the plants", waitSeconds=3600, **address)
        print("cancelled:", cancel(client, later["id"]) is not None)
        print("ended as:", ended(client, soon["id"])["status"])
        for each in listed(client, state="finished", limit="10"):
            print(each["finishedAt"], each["status"], each["message"], sep="  ")


if __name__ == "__main__":
    main()
