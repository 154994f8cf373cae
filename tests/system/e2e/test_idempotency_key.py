"""Of requests with one key that arrive at once, one makes the reminder; all are answered with it."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import httpx
import pytest

from tests.stack import EMAIL, Stack

pytestmark = pytest.mark.slow

AT_ONCE, ROUNDS = 6, 8


def test_requests_at_once_make_one_reminder(stack: Stack) -> None:
    for _ in range(ROUNDS):
        message = f"Once {uuid.uuid4()}"
        with ThreadPoolExecutor(AT_ONCE) as pool:
            answers = list(pool.map(partial(asked, stack), [message] * AT_ONCE))
        made = {answer.json()["id"] for answer in answers}
        assert sorted(answer.status_code for answer in answers) == [200] * (AT_ONCE - 1) + [201]
        assert [each["id"] for each in newest(stack) if each["message"] == message] == list(made)


def asked(stack: Stack, message: str) -> httpx.Response:
    body = {"message": message, "preference": "email", "email": EMAIL, "waitSeconds": 3600}
    headers = {"Idempotency-Key": message.replace(" ", "-")}
    return stack.http.post("/v1/reminders", json=body, headers=headers)


def newest(stack: Stack) -> list[dict[str, object]]:
    items: list[dict[str, object]] = stack.http.get("/v1/reminders", params={"limit": 100}).json()["items"]
    return items
