"""Tests that each package handles every kind of event without other code: no import is missing."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from api.routes.docs import DOCUMENT
from lambda_build.packages import Package
from lambda_build.targets import FUNCTIONS
from tests.parts.lambda_build.aws import healthy, rejecting, rejecting_emails
from tests.parts.lambda_build.isolated import Run, answers
from tests.unit.workers.conftest import claimed_reminder
from tools.bench.events import event
from workflow.schedules.schedule import Schedule, ScheduleDraft
from workflow.schedules.times import bounds
from workflow.schedules.transitions import created
from workflow.storage.item import to_item
from workflow.storage.schedules.item import to_item as to_schedule_item
from workflow.time.zones import zone

API, EMAIL, SWEEP = FUNCTIONS
CANARY = replace(SWEEP, module="workers.canary")
BAD_BODIES = ('{"bad', "[]", '{"email": "nobody", "phone": "+1", "dueAt": "soon", "preference": "both"}')
SHARDS = 16
CALLED = claimed_reminder()
WAITING = replace(CALLED, status="scheduled", claimed_at=None, claimed_by=None)


@pytest.fixture(scope="module")
def packages(local_packages: dict[str, Package], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Read-only copies of the packages."""
    root = tmp_path_factory.mktemp("packages")
    for name, package in local_packages.items():
        shutil.copytree(package.folder, root / name)
    for path in root.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return {name: root / name for name in local_packages}


def call(method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None) -> Any:  # noqa: ANN401
    """Returns the event of one request, as API Gateway sends it."""
    request = event()
    request["requestContext"] = {**request["requestContext"], "http": {**request["requestContext"]["http"]}}
    request["requestContext"]["http"] |= {"method": method, "path": path}
    kept = {name: text for name, text in request["headers"].items() if not name.startswith("content-")}
    length = {} if body is None else {"content-length": str(len(body))}
    rest = {key: value for key, value in request.items() if key != "body"}
    given = {} if body is None else {"body": body}
    return {**rest, "rawPath": path, "headers": {**kept, **length, **(headers or {})}, **given}


def calls() -> Iterator[Any]:
    """Returns events for every call of the OpenAPI document: each example, bad bodies and unknown calls."""
    for template, item in json.loads(DOCUMENT.read_bytes())["paths"].items():
        path = template.replace("{id}", CALLED.id)
        for method, operation in item.items():
            contents = operation.get("requestBody", {}).get("content", {})
            for media_type, content in contents.items():
                documents = [json.dumps(example["value"]) for example in content.get("examples", {}).values()]
                for body in (*documents, *BAD_BODIES):
                    yield call(method.upper(), path, body, {"content-type": media_type})
            if not contents:
                yield call(method.upper(), path)
    for path in (
        "/docs",
        "/docs/swagger-ui.css",
        "/docs/start.js",
        "/docs/signed-in.js",
        "/docs/oauth2-redirect.html",
        "/openapi.json",
        "/nowhere",
        "/v1/health",
    ):
        yield call("GET", path)
    yield call("PUT", "/v1/reminders")


def statuses(run: Run) -> list[int]:
    return [answer.get("statusCode", answer) for answer in run.answers]


def test_the_api_responds_to_every_call(packages: dict[str, Path]) -> None:
    schedule = to_schedule_item(replace(daily_by_sms(), owner="owner"))
    with healthy(to_item(replace(WAITING, owner="owner")), schedule) as endpoint:
        got = statuses(answers(API, packages["api"], list(calls()), endpoint))
    assert {200, 201, 404, 405, 422} <= set(got)
    assert all(isinstance(status, int) and status < 500 for status in got), got


def test_the_api_responds_if_aws_rejects_calls(packages: dict[str, Path]) -> None:
    with rejecting("InternalServerError", 500) as endpoint:
        got = statuses(answers(API, packages["api"], list(calls()), endpoint))
    assert 503 in got
    assert all(isinstance(status, int) and status != 500 for status in got), got


def test_the_email_worker_sends_and_raises(packages: dict[str, Path]) -> None:
    events = [{"reminder": to_item(CALLED)}]
    with healthy({}) as endpoint:
        [sent] = answers(EMAIL, packages["email"], events, endpoint).answers
    assert "'messageId': {'S': 'm'}" in str(sent)
    with rejecting_emails("InternalServiceErrorException", 500) as endpoint:
        [raised] = answers(EMAIL, packages["email"], events, endpoint).answers
    assert raised == {"raised": "EmailMayHaveLeft", "text": "InternalServiceErrorException"}


def test_the_sweep_counts_calls_that_aws_rejects(packages: dict[str, Path]) -> None:
    with rejecting("InternalServerError", 500) as endpoint:
        run = answers(SWEEP, packages["sweep"], [{}], endpoint)
    assert json.loads(run.printed)["Failures"] == 2 * SHARDS, "of reminders, and of schedules"


def test_the_sweep_arms_and_creates_reminders_of_schedules_with_time_zones(packages: dict[str, Path]) -> None:
    due = replace(WAITING, check_at=datetime.now(UTC) - timedelta(minutes=3))
    calls_made: Counter[str] = Counter()
    with healthy(to_item(due), to_schedule_item(daily_by_sms()), calls_made) as endpoint:
        run = answers(SWEEP, packages["sweep"], [{}], endpoint)
    assert run.answers == [None]
    metrics = json.loads(run.printed)
    # Each index of reminders is read twice: soon, and later.
    assert (metrics["Rearmed"], metrics["Failures"]) == (2 * SHARDS, 0)
    assert calls_made["TransactWriteItems"] == SHARDS


def daily_by_sms() -> Schedule:
    """Returns a schedule whose first occurrence is in an hour, in a zone with clock changes."""
    now = datetime.now(UTC)
    soon = (now + timedelta(hours=1)).astimezone(zone("Australia/Lord_Howe"))
    draft = ScheduleDraft(
        preference="sms",
        message="Call the plumber",
        phone="+61491570156",
        timezone="Australia/Lord_Howe",
        start=soon.replace(tzinfo=None, microsecond=0),
        rrule="FREQ=DAILY;INTERVAL=7",
    )
    return created(
        draft,
        bounds(draft, now),
        owner="nora",
        schedule_id=CALLED.id,
        now=now,
        change_id="c1",
        asked_by=None,
    )


def test_the_canary_runs_from_the_sweeps_package(packages: dict[str, Path]) -> None:
    with healthy(to_item(WAITING) | {"expiresAt": {"N": "1"}}) as endpoint:
        run = answers(CANARY, packages["sweep"], [{}], endpoint)
    assert run.answers == [None]
    assert json.loads(run.printed)["CanaryLate"] == 0


def test_no_module_is_compiled_at_the_start(packages: dict[str, Path]) -> None:
    before = set(packages["api"].rglob("*"))
    assert answers(API, packages["api"], [], "http://127.0.0.1:1").answers == []
    assert set(packages["api"].rglob("*")) == before
