"""Neither the email worker nor the sweeps log an address or a text, whatever error occurs."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ClientError
from hypothesis import given, settings
from hypothesis import strategies as st
from moto import mock_aws

from tests.aws import REGION, TABLE, create_state_machine, create_table
from tests.captured_logs import captured_logs
from tests.unit.workers.conftest import NOW, SETTINGS, claimed_reminder
from workers.email_delivery import EmailDelivery
from workflow.machine.timers import Timers
from workflow.reminders.policy import RecipientPolicy
from workflow.schedules.schedule import ScheduleDraft
from workflow.schedules.times import Bounds
from workflow.schedules.transitions import created
from workflow.scheduling.stepper import Stepper
from workflow.scheduling.wiring import OccurrenceRules, occurrence_services_over
from workflow.storage.item import from_item, to_item
from workflow.storage.quota import QuotaStore
from workflow.storage.recipients.marks import Marks
from workflow.storage.recipients.stack_key import StackKeys
from workflow.storage.schedules.active_counts import ScheduleLimits
from workflow.storage.schedules.item import to_item as schedule_to_item
from workflow.storage.schedules.store import ScheduleStore
from workflow.storage.schema import PROJECTED
from workflow.storage.store import ReminderStore
from workflow.sweep.schedules import ScheduleSweep
from workflow.sweep.sweep import Sweep
from workflow.time.deadlines import STUCK_AFTER

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_sesv2 import SESV2Client

CANARY = "plughxyzzy"
PRIVATE = {
    "message": f"{CANARY} the plumber",
    "subject": CANARY,
    "email": f"{CANARY}@example.org",
    "phone": f"+61{CANARY}",
}
MAIL_ERRORS = ["MessageRejected", "TooManyRequestsException", "AccessDeniedException", "SomethingNew"]
TABLE_ERRORS = ["ThrottlingException", "InternalServerError"]
INDEXED = {"owner", "id", "watch", "checkAt", "listKey", *PROJECTED}
attributes = sorted(set(to_item(claimed_reminder(**PRIVATE))) - INDEXED - set(PRIVATE))
broken: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.sampled_from(attributes), st.sampled_from([None, {"S": ""}, {"S": "2026"}, {"N": "1"}]), max_size=2
)


def item(changes: dict[str, Any], **fields: Any) -> dict[str, Any]:  # noqa: ANN401
    """Returns a claimed record with private texts and these changed attributes; None removes one."""
    whole = to_item(claimed_reminder(**PRIVATE, **fields)) | changes
    return {name: value for name, value in whole.items() if value is not None}


class Refusing:
    """An AWS client that rejects every call with `error`; the error's text contains the address."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401
        self.client, self.error = client, ""
        client.meta.events.register_first("before-call", self._refuse)

    def _refuse(self, **_: object) -> None:
        if self.error:
            response: Any = {"Error": {"Code": self.error, "Message": f"Not verified: {PRIVATE['email']}"}}
            raise ClientError(response, "AnyCall")


@pytest.fixture(scope="module")
def ses() -> Iterator[Refusing]:
    with mock_aws():
        client: SESV2Client = boto3.client("sesv2", region_name=REGION)
        client.create_email_identity(EmailIdentity=SETTINGS.sender_email)
        yield Refusing(client)


@given(error=st.sampled_from(["", *MAIL_ERRORS]), changes=broken)
def test_the_email_worker(ses: Refusing, error: str, changes: dict[str, Any]) -> None:
    ses.error = error
    delivery = EmailDelivery(ses.client, SETTINGS, lambda: NOW)
    with captured_logs() as lines:
        try:
            delivery.deliver(from_item(item(changes)))
        except Exception as raised:  # noqa: BLE001 - Lambda logs whatever is raised, with its trace
            lines.extend(traceback.format_exception(raised))
    assert lines
    assert CANARY not in "".join(lines)


@pytest.fixture(scope="module")
def dynamodb() -> Iterator[Refusing]:
    with mock_aws():
        client: DynamoDBClient = boto3.client("dynamodb", region_name=REGION)
        create_table(client)
        yield Refusing(client)


@pytest.fixture(scope="module")
def sweep(dynamodb: Refusing) -> Sweep:
    """A sweep over the table, at a time when every claim is stuck."""
    stepfunctions = boto3.client("stepfunctions", region_name=REGION)
    store = ReminderStore(dynamodb.client, TABLE, timedelta(days=90))
    timers = Timers(stepfunctions, create_state_machine(stepfunctions), store)
    later = NOW + STUCK_AFTER + timedelta(hours=1)
    return Sweep(dynamodb.client, TABLE, store, timers, lambda: later, pace=lambda: None, threads=1)


@settings(max_examples=50)
@given(
    status=st.sampled_from(["scheduled", "sending"]),
    error=st.sampled_from(["", *TABLE_ERRORS]),
    changes=broken,
)
def test_the_sweep(
    dynamodb: Refusing, sweep: Sweep, status: str, error: str, changes: dict[str, Any]
) -> None:
    dynamodb.error = ""
    record = item({"status": {"S": status}} | changes, check_at=NOW)
    dynamodb.client.put_item(TableName=TABLE, Item=record)
    dynamodb.error = error
    with captured_logs() as lines:
        sweep.run()
    assert lines
    assert CANARY not in "".join(lines)
    dynamodb.error = ""
    dynamodb.client.delete_item(TableName=TABLE, Key={name: record[name] for name in ("owner", "id")})


def schedule_item(changes: dict[str, Any]) -> dict[str, Any]:
    """Returns an active schedule with private texts, due for its check now, and changed attributes."""
    draft = ScheduleDraft(
        preference="both",
        message=PRIVATE["message"],
        subject=PRIVATE["subject"],
        email=PRIVATE["email"],
        phone=PRIVATE["phone"],
        timezone="Europe/Berlin",
        start=datetime(2026, 11, 23, 12),  # noqa: DTZ001  # local
        rrule="FREQ=DAILY",
        reference=CANARY,
        metadata={CANARY: CANARY},
    )
    schedule = created(
        draft,
        Bounds(None, 1),
        owner="nora",
        schedule_id="01939a2e-7c4b-7d10-a3c5-2f5b8e6d9a52",
        now=NOW,
        change_id="c",
        asked_by=PRIVATE["email"],
    )
    whole = schedule_to_item(schedule) | changes
    return {name: value for name, value in whole.items() if value is not None}


@pytest.fixture(scope="module", params=[(), (f"{CANARY}.example",)], ids=["may be sent", "may not"])
def schedule_sweep(request: pytest.FixtureRequest, dynamodb: Refusing) -> ScheduleSweep:
    """A sweep over the table, in a stack that allows the recipients' countries, or none of them."""
    stepfunctions, client = boto3.client("stepfunctions", region_name=REGION), dynamodb.client
    store = ReminderStore(client, TABLE, timedelta(days=90))
    policy = RecipientPolicy(sms_countries=("AU",), allowed_recipients=request.param)
    services = occurrence_services_over(
        ScheduleStore(client, TABLE, timedelta(days=90), ScheduleLimits(9, 99), sleep=lambda _: None),
        client,
        TABLE,
        QuotaStore(client, TABLE, client),
        Timers(stepfunctions, create_state_machine(stepfunctions), store),
        Marks(client, TABLE, StackKeys(client, TABLE)),
        OccurrenceRules(policy, 99, 99, frozenset()),
    )
    stepper = Stepper(services.store, services.creator, services.closer, services.admission, lambda: NOW)
    return ScheduleSweep(client, TABLE, stepper, lambda: NOW, threads=1)


schedule_attributes = sorted(set(schedule_item({})) - {"owner", "id", "watch", "checkAt"})
broken_schedules = st.dictionaries(
    st.sampled_from(schedule_attributes),
    st.sampled_from([None, {"S": CANARY}, {"S": "2026"}, {"N": "1"}, {"M": {CANARY: {"S": CANARY}}}]),
    max_size=2,
)


@settings(max_examples=50)
@given(error=st.sampled_from(["", *TABLE_ERRORS]), changes=broken_schedules)
def test_the_sweep_of_schedules(
    dynamodb: Refusing, schedule_sweep: ScheduleSweep, error: str, changes: dict[str, Any]
) -> None:
    dynamodb.error = ""
    record = schedule_item(changes)
    dynamodb.client.put_item(TableName=TABLE, Item=record)
    dynamodb.error = error
    with captured_logs() as lines:
        result = schedule_sweep.run()
    assert lines or result.failures + result.unreadable == 0
    assert CANARY not in "".join(lines)
    dynamodb.error = ""
    dynamodb.client.delete_item(TableName=TABLE, Key={name: record[name] for name in ("owner", "id")})
