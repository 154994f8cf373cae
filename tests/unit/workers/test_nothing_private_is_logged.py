"""Neither the email worker nor the sweeps log an address or a text, whatever error occurs."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from hypothesis import given, settings
from hypothesis import strategies as st
from moto import mock_aws

from tests.aws import REGION, TABLE
from tests.captured_logs import captured_logs
from tests.clock import Clock
from tests.unit.workers.conftest import NOW, SETTINGS, claimed_reminder
from tests.unit.workflow.conftest import POLICY, MockedAws, World
from tests.unit.workflow.schedules.conftest import DRAFT, Plans
from workers.email_delivery import EmailDelivery
from workflow.schedules.times import Bounds
from workflow.schedules.transitions import created
from workflow.storage.item import from_item, to_item
from workflow.storage.schedules.item import to_item as schedule_to_item
from workflow.storage.schema import PROJECTED
from workflow.sweep.schedules import ScheduleSweep
from workflow.sweep.sweep import Sweep
from workflow.time.deadlines import STUCK_AFTER

CANARY = "plughxyzzy"
PRIVATE: dict[str, Any] = {
    "message": f"{CANARY} the plumber",
    "subject": CANARY,
    "email": f"{CANARY}@example.org",
    "phone": f"+61{CANARY}",
}
MAIL_ERRORS = ["MessageRejected", "TooManyRequestsException", "AccessDeniedException", "SomethingNew"]
WRITES = ["UpdateItem", "PutItem", "TransactWriteItems", "StartExecution"]
FAULTS = st.sampled_from(
    [
        ("", ""),
        *(("ThrottlingException", call) for call in ("Query", "GetItem", *WRITES)),
        *(("ValidationException", call) for call in ("GetItem", *WRITES)),
    ]
)
"""Errors of AWS, and the calls that they reject; the text of an error may quote what was to be written."""
Item = dict[str, Any]
Changes = Mapping[str, Any]


def without_removed(item: Mapping[str, Any]) -> Item:
    return {name: value for name, value in item.items() if value is not None}


def reminder_item(changes: Changes, **fields: Any) -> Item:  # noqa: ANN401
    """Returns a claimed record with private texts and these changed attributes; None removes one."""
    return without_removed({**to_item(claimed_reminder(**PRIVATE, **fields)), **changes})


def schedule_item(changes: Changes) -> Item:
    """Returns an active schedule with private texts, due for its check now, and changed attributes."""
    draft = replace(DRAFT, preference="both", reference=CANARY, metadata={CANARY: CANARY}, **PRIVATE)
    schedule = created(
        draft,
        Bounds(None, 1),
        owner="nora",
        schedule_id="01939a2e-7c4b-7d10-a3c5-2f5b8e6d9a52",
        now=NOW,
        change_id="c",
        asked_by=PRIVATE["email"],
    )
    return without_removed({**schedule_to_item(schedule), **changes})


def broken(item: Item, kept: set[str], *values: object) -> st.SearchStrategy[Changes]:
    """Draws changes of up to two attributes of `item`, except of those in `kept`."""
    names = sorted(item.keys() - kept)
    return st.dictionaries(
        st.sampled_from(names), st.sampled_from([None, {"S": "2026"}, {"N": "1"}, *values]), max_size=2
    )


BROKEN_REMINDERS = broken(
    reminder_item({}), {"owner", "id", "watch", "checkAt", "listKey", *PROJECTED, *PRIVATE}, {"S": ""}
)
BROKEN_SCHEDULES = broken(
    schedule_item({}), {"owner", "id", "watch", "checkAt"}, {"S": CANARY}, {"M": {CANARY: {"S": CANARY}}}
)


@contextmanager
def refusing(client: Any, error: str, call: str = "SendEmail") -> Iterator[None]:  # noqa: ANN401
    """Makes AWS reject each such call with `error`, unless it is empty; its text has the address."""

    def refuse(model: Any, **_: object) -> None:  # noqa: ANN401  # botocore's
        if error and model.name == call:
            response: Any = {"Error": {"Code": error, "Message": f"Not verified: {PRIVATE['email']}"}}
            raise ClientError(response, call)

    client.meta.events.register_first("before-call", refuse)
    yield
    client.meta.events.unregister("before-call", refuse)


@pytest.fixture(scope="module")
def ses() -> Iterator[Any]:
    with mock_aws():
        client = boto3.client("sesv2", region_name=REGION)
        client.create_email_identity(EmailIdentity=SETTINGS.sender_email)
        yield client


@given(error=st.sampled_from(["", *MAIL_ERRORS]), changes=BROKEN_REMINDERS)
def test_the_email_worker(ses: Any, error: str, changes: Changes) -> None:  # noqa: ANN401
    delivery = EmailDelivery(ses, SETTINGS, lambda: NOW)
    with captured_logs() as lines, refusing(ses, error):
        try:
            delivery.deliver(from_item(reminder_item(changes)))
        except Exception as raised:  # noqa: BLE001 - Lambda logs whatever is raised, with its trace
            lines.extend(traceback.format_exception(raised))
    assert lines
    assert CANARY not in "".join(lines)


def logged_by(aws: MockedAws, sweep: Callable[[], object], item: Item, fault: tuple[str, str]) -> list[str]:
    """Returns what `sweep` logs if only this item is in the table and AWS has this fault."""
    with aws.emptied():
        aws.dynamodb.put_item(TableName=TABLE, Item=item)
        with captured_logs() as lines, refusing(aws.dynamodb, *fault), refusing(aws.stepfunctions, *fault):
            sweep()
    return lines


def world_at(aws: MockedAws, clock: Clock) -> World:
    return World(aws.dynamodb, aws.stepfunctions, TABLE, aws.state_machine_arn, clock)


@pytest.fixture(scope="module")
def sweep(aws: MockedAws) -> Sweep:
    """A sweep over the table, at a time when every claim is stuck."""
    return world_at(aws, Clock(NOW + STUCK_AFTER + timedelta(hours=1))).another_sweep()


@settings(max_examples=50)
@given(status=st.sampled_from(["scheduled", "sending"]), fault=FAULTS, changes=BROKEN_REMINDERS)
def test_the_sweep(
    aws: MockedAws, sweep: Sweep, status: str, fault: tuple[str, str], changes: Changes
) -> None:
    record = reminder_item({"status": {"S": status}, **changes}, check_at=NOW)
    lines = logged_by(aws, sweep.run, record, fault)
    assert lines
    assert CANARY not in "".join(lines)


@pytest.fixture(scope="module", params=[(), (f"{CANARY}.example",)], ids=["may be sent", "may not"])
def schedule_sweep(request: pytest.FixtureRequest, aws: MockedAws) -> ScheduleSweep:
    """A sweep over the table, in a stack that allows all recipients, or none of them."""
    policy = replace(POLICY, allowed_recipients=request.param)
    return Plans(world_at(aws, Clock(NOW)), policy).sweep


@settings(max_examples=50)
@given(fault=FAULTS, changes=BROKEN_SCHEDULES)
def test_the_sweep_of_schedules(
    aws: MockedAws, schedule_sweep: ScheduleSweep, fault: tuple[str, str], changes: Changes
) -> None:
    failed: list[int] = []

    def run() -> None:
        result = schedule_sweep.run()
        failed.append(result.failures + result.unreadable)

    lines = logged_by(aws, run, schedule_item(changes), fault)
    assert lines or failed == [0]
    assert CANARY not in "".join(lines)
