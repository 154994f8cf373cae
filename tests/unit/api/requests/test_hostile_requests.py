"""No rejected request is repeated in the response or logged, whatever it contains."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.aws import fail
from tests.captured_logs import captured_logs
from tests.unit.api.client import Api, Response
from tests.unit.api.requests.hostile_requests import Request, bad_requests, mentions
from tests.unit.api.schedules.schedule_requests import create
from tests.unit.api.world import World

REFUSED = {400, 401, 404, 405, 409, 412, 413, 415, 422, 429}


@pytest.fixture(scope="module")
def reminder_id(shared: Api) -> str:
    """Returns a scheduled reminder, until one of the requests cancels it."""
    identifier: str = shared.create()["id"]
    return identifier


@pytest.fixture(scope="module")
def schedule_id(shared: Api) -> str:
    """Returns a schedule, until one of the requests ends it."""
    identifier: str = create(shared)["id"]
    return identifier


def send(api: Api, request: Request, reminder_id: str, schedule_id: str) -> Response:
    path = request.path.replace("{id}", reminder_id).replace("{schedule}", schedule_id)
    return api.call(request.method, path, request.body, request.headers, request.query)


@given(bad_requests)
def test_nothing_of_a_request_is_repeated_or_logged(
    shared: Api, reminder_id: str, schedule_id: str, request: Request
) -> None:
    with captured_logs() as lines:
        response = send(shared, request, reminder_id, schedule_id)
    assert response.status < 300 or response.status in REFUSED
    if response.status >= 300:
        assert not mentions(response.content.decode())
    assert not mentions(response.headers)
    assert not mentions(lines)


@given(bad_requests)
def test_nothing_of_a_request_is_repeated_or_logged_when_aws_fails(
    shared: Api, world: World, reminder_id: str, schedule_id: str, request: Request
) -> None:
    operations = (
        "PutItem",
        "GetItem",
        "Query",
        "UpdateItem",
        "DeleteItem",
        "TransactWriteItems",
        "BatchGetItem",
    )
    endings = [fail(world.dynamodb, operation, "ThrottlingException") for operation in operations]
    try:
        with captured_logs() as lines:
            response = send(shared, request, reminder_id, schedule_id)
    finally:
        for end in endings:
            end()
    assert response.status in {204, 503} | REFUSED
    assert not mentions(response.content.decode())
    not_counted = "ratelimit-policy" in response.headers and "ratelimit" not in response.headers
    assert bool(lines) == (response.status == 503 or not_counted)
    assert not mentions(lines)
