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

# POST is tried again too: with an Idempotency-Key that is as safe as a GET. Retry-After is respected.
RETRY = Retry(
    total=5,
    backoff_factor=0.5,
    allowed_methods=["GET", "POST", "DELETE"],
    status_forcelist=[429, 500, 502, 503, 504],
    total_timeout=60,  # seconds: where the day's limit is reached, Retry-After may be hours
)


def connect() -> httpx.Client:
    """A client of the system at `REMINDERS_URL`, signed in by `REMINDERS_TOKEN` where there is one."""
    token = os.environ.get("REMINDERS_TOKEN")
    return httpx.Client(
        base_url=os.environ.get("REMINDERS_URL", "http://localhost:4567"),
        headers={"Authorization": f"Bearer {token}"} if token else {},
        transport=RetryTransport(retry=RETRY),
        timeout=30,
    )


def create(client: httpx.Client, **members: Any) -> Reminder:  # noqa: ANN401  # JSON
    """A new reminder; all tries of one call make one."""
    key = str(uuid.uuid4())
    return reminder(client.post("/v1/reminders", json=members, headers={"Idempotency-Key": key}))


def ended(client: httpx.Client, reminder_id: str, patience: float = 60) -> Reminder:
    """The reminder once it is final, asked for each second.

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
    """The cancelled reminder: it is never sent; or None, where it was too late for that."""
    answer = client.delete(f"/v1/reminders/{reminder_id}")
    return None if answer.status_code == 409 else reminder(answer)


def listed(client: httpx.Client, **query: str) -> Iterator[Reminder]:
    """All reminders of a list, page by page."""
    cursor: dict[str, str] | None = {}
    while cursor is not None:
        answer = client.get("/v1/reminders", params=query | cursor).raise_for_status().json()
        yield from answer["items"]
        cursor = {"cursor": answer["nextCursor"]} if answer["nextCursor"] else None


def reminder(answer: httpx.Response) -> Reminder:
    """The reminder that a call answered; any other answer is an error that says what is wrong."""
    if answer.is_error:
        sys.exit(f"{answer.request.method} {answer.request.url}: {answer.status_code} {answer.text}")
    found: Reminder = answer.json()
    return found


def main() -> None:
    """Shows each of them."""
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
