"""Failures of AWS and defects of the API: returned as problems, logged without private data."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from functools import partial

import pytest
from botocore.exceptions import EndpointConnectionError

from tests.aws import fail, lose_responses
from tests.lambda_log import lambda_line
from tests.unit.api.client import JSON, REQUEST_ID, Api, Response, email_reminder
from tests.unit.api.conftest import UndoLater
from tests.unit.api.sending import REMINDERS, send, snooze_path
from tests.unit.api.world import World
from workflow.service import Reminders

UNKNOWN = "01a209fa-dedc-77d1-934b-6e7a6391e52a"
PATH = f"/v1/reminders/{UNKNOWN}"

CALLS: dict[str, tuple[str, Callable[[Api], Response]]] = {
    "create": ("PutItem", lambda api: api.post(email_reminder())),
    "create with a key": ("TransactWriteItems", lambda api: send(api, REMINDERS, email_reminder(), "a-key")),
    "snooze": ("GetItem", lambda api: send(api, snooze_path(UNKNOWN), {"waitSeconds": 5})),
    "get": ("GetItem", lambda api: api.get(PATH)),
    "list": ("Query", lambda api: api.get("/v1/reminders")),
    "change": ("GetItem", lambda api: api.patch(PATH, {"message": "x"})),
    "erase": ("DeleteItem", lambda api: api.delete(PATH, erase="true")),
}


@pytest.mark.parametrize("call", CALLS)
def test_an_error_of_aws_or_a_lost_response_is_returned_as_unavailable(
    api: Api, world: World, undo_later: UndoLater, call: str
) -> None:
    operation, ask = CALLS[call]
    failures = (partial(fail, code="ThrottlingException"), lose_responses)
    for inject in failures:
        end = inject(world.dynamodb, operation)
        undo_later(end)
        check_unavailable(ask(api))
        end()


@pytest.mark.parametrize(("code", "status"), [("InternalServerError", 500), ("AccessDeniedException", 400)])
def test_any_error_of_aws_is_returned_as_unavailable_and_its_code_is_logged(
    api: Api,
    world: World,
    undo_later: UndoLater,
    caplog: pytest.LogCaptureFixture,
    code: str,
    status: int,
) -> None:
    undo_later(fail(world.dynamodb, "GetItem", code, status))
    check_unavailable(api.get(PATH))
    (logged,) = [lambda_line(each) for each in caplog.records if each.message == "AWS failed"]
    assert logged["error"] == code


def check_unavailable(response: Response) -> None:
    assert (response.status, response.json["code"]) == (503, "unavailable")
    assert int(response.headers["retry-after"]) > 0
    assert "Exception" not in response.content.decode()


def test_a_create_whose_response_was_lost_stored_a_complete_reminder(
    api: Api, world: World, undo_later: UndoLater
) -> None:
    ending = lose_responses(world.dynamodb, "PutItem")
    undo_later(ending)
    assert api.post(email_reminder()).status == 503
    (left,) = api.get("/v1/reminders").json["items"]
    assert left["message"] == "Call"
    assert left["deliveries"]["email"]["status"] == "waiting"


def test_a_timer_that_cannot_be_started_undoes_nothing(api: Api, world: World, undo_later: UndoLater) -> None:
    undo_later(fail(world.stepfunctions, "StartExecution", "ThrottlingException"))
    reminder = api.create()
    assert api.get(f"/v1/reminders/{reminder['id']}").json == reminder


def test_botocore_errors_from_any_code_are_unavailable(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def create(*_: object, **__: object) -> None:
        raise EndpointConnectionError(endpoint_url="https://a")

    monkeypatch.setattr(Reminders, "create", create)
    check_unavailable(api.post(email_reminder()))


def defective(*_: object, **__: object) -> None:
    try:
        dict[str, str]()["nora"]
    except KeyError as error:
        raise ValueError("nora@example.org") from error


def test_a_defect_is_a_problem_without_a_traceback(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Reminders, "create", defective)
    response = api.post(email_reminder())
    assert (response.status, response.json["code"]) == (500, "internal_error")
    assert response.json["requestId"] == REQUEST_ID
    assert response.headers["content-type"] == "application/problem+json"
    assert "Traceback" not in response.content.decode()
    assert "nora" not in response.content.decode()
    (record,) = [each for each in caplog.records if each.levelno >= logging.ERROR]
    logged = lambda_line(record)
    # Lambda's own id is logged with the gateway's, which the response contains.
    assert (logged["apiRequestId"], logged["error"]) == (REQUEST_ID, "ValueError")
    assert logged["requestId"] != REQUEST_ID
    assert logged["trace"][0].startswith("KeyError")
    assert any("create_reminder.py" in place for place in logged["trace"])
    assert record.exc_info is None
    assert "nora" not in json.dumps(vars(record), default=str)


@pytest.mark.parametrize(("method", "path"), [("POST", "/v1/reminders"), ("PATCH", PATH)])
def test_a_defect_while_a_body_is_parsed_is_an_internal_error(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, method: str, path: str
) -> None:
    monkeypatch.setattr("api.requests.json_body.parse", defective)
    response = api.call(method, path, b"{}", JSON)
    assert (response.status, response.json["code"]) == (500, "internal_error")
    assert [each.message for each in caplog.records if each.levelno >= logging.ERROR] == ["request failed"]


def test_no_log_entry_contains_an_address_or_a_message(
    api: Api, world: World, undo_later: UndoLater, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "api")
    caplog.set_level(logging.DEBUG, "workflow")
    undo_later(fail(world.stepfunctions, "StartExecution", "ThrottlingException"))
    api.create(message="plugh", email="plover@example.org", phone="+61491570156")
    undo_later(fail(world.dynamodb, "PutItem", "ThrottlingException"))
    api.post(email_reminder(message="plugh", email="plover@example.org"))
    logged = json.dumps(
        [vars(record) for record in caplog.records if record.name.startswith(("api", "workflow"))],
        default=str,
    )
    assert "AWS failed" in logged
    for data in ("plugh", "plover", "491570156"):
        assert data not in logged
