"""Tests that the daily limit of a running system is exact for concurrent requests."""

import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.patience import PATIENCE_SECONDS
from tests.stack import EMAIL, Stack, bearer
from tests.tokens import claims
from tools.local.stack import REMINDERS_PER_DAY

pytestmark = pytest.mark.slow

AT_ONCE, LEFT = 8, 3  # each starts a process of the function, which a slow machine must manage in time


@pytest.fixture
def nearly_full(stack: Stack) -> Iterator[httpx.Client]:
    """A client of the other owner, who may create LEFT more reminders today, and tomorrow if that begins."""
    token = stack.outputs["otherToken"]
    owner, today = f"quota#{claims(token)['sub']}", datetime.now(UTC).date()
    table, dynamodb = stack.outputs["tableName"], stack.aws.client("dynamodb")
    days = [{"owner": {"S": owner}, "id": {"S": str(today + timedelta(days=n))}} for n in (0, 1)]
    for day in days:
        counts = {"created": {"N": str(REMINDERS_PER_DAY - LEFT)}, "room": {"N": str(LEFT + 1)}}
        dynamodb.put_item(TableName=table, Item=day | counts)
    with httpx.Client(base_url=stack.site_url, headers=bearer(token), timeout=PATIENCE_SECONDS) as client:
        yield client
    for day in days:
        dynamodb.delete_item(TableName=table, Key=day)


def test_of_many_at_once_exactly_those_are_accepted_that_are_left(nearly_full: httpx.Client) -> None:
    message = f"Limit {uuid.uuid4()}"
    body = {"message": message, "preference": "email", "email": EMAIL, "waitSeconds": 86_400}

    def post(_: int) -> httpx.Response:
        return nearly_full.post("/v1/reminders", json=body)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        responses = list(threads.map(post, range(AT_ONCE)))
    assert Counter(response.status_code for response in responses) == {201: LEFT, 429: AT_ONCE - LEFT}
    refused = [response for response in responses if response.status_code == 429]
    assert {response.json()["code"] for response in refused} == {"daily_limit_reached"}
    assert all(0 < int(response.headers["retry-after"]) <= 86_400 for response in refused)
    assert {response.headers["ratelimit-policy"] for response in responses} == {
        f'"daily";q={REMINDERS_PER_DAY};w=86400'
    }
    left = [int(response.headers["ratelimit"].split(";")[1].removeprefix("r=")) for response in responses]
    accepted = [n for n, response in zip(left, responses, strict=True) if response.status_code == 201]
    assert sorted(accepted) == list(range(LEFT))
    listed = nearly_full.get("/v1/reminders", params={"limit": 100}).json()["items"]
    assert sum(item["message"] == message for item in listed) == LEFT
