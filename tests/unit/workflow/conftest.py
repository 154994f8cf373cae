"""Provides a mocked AWS with the table and a state machine, and a clock that the tests set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy, deepcopy
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from moto import mock_aws
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.stepfunctions.models import stepfunctions_backends

from tests.aws import REGION, TABLE, create_state_machine, create_table
from tests.clock import START, Clock
from tests.new_reminder import new_reminder
from workflow.admission import Admission
from workflow.follow_up import FollowUp
from workflow.machine.timers import Timers
from workflow.owners import Owners
from workflow.recipient_limit import RecipientLimit
from workflow.reminders.policy import Limits, Policy
from workflow.reminders.reminder import Draft, Reminder
from workflow.schedules.schedule import Schedule
from workflow.service import Reminders
from workflow.storage.addresses import NoAddresses
from workflow.storage.idempotency import IdempotencyStore
from workflow.storage.listing import ReminderLists
from workflow.storage.quota import QuotaStore
from workflow.storage.recipient_counts import RecipientCounts
from workflow.storage.recipients.marks import Marks
from workflow.storage.recipients.stack_key import StackKeys
from workflow.storage.schedules.item import OWNER_PREFIX
from workflow.storage.store import ReminderStore
from workflow.sweep.sweep import Sweep

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_stepfunctions import SFNClient

NOW = START
RETENTION = timedelta(days=90)
POLICY = Policy(
    horizon=timedelta(days=1826),
    sms_countries=("AU",),
    allowed_recipients=(),
    limits=Limits(per_day=100_000, waiting=10_000, sms_parts=100_000, changes=100_000, per_recipient=100_000),
)


@dataclass
class World:
    """One table, one state machine, and everything that uses them."""

    dynamodb: DynamoDBClient
    stepfunctions: SFNClient
    table: str
    state_machine_arn: str
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.store = ReminderStore(self.dynamodb, self.table, RETENTION)
        self.idempotency = IdempotencyStore(self.dynamodb, self.table)
        self.timers = Timers(self.stepfunctions, self.state_machine_arn, self.store)
        self.keys = StackKeys(self.dynamodb, self.table)
        self.marks = Marks(self.dynamodb, self.table, self.keys, self.clock)
        self.quota = QuotaStore(self.dynamodb, self.table, self.dynamodb)
        admission = Admission(
            POLICY,
            self.quota,
            Owners(self.quota, NoAddresses(), programs={}),
            RecipientLimit(RecipientCounts(self.dynamodb, self.table)),
            self.marks,
        )
        self.reminders = Reminders(self.store, self.idempotency, self.timers, admission, self.clock)
        self.follow_up = FollowUp(self.store, self.timers, self.reminders, admission, self.clock)
        self.lists = ReminderLists(self.dynamodb, self.table)
        self.sweep = self.another_sweep(threads=16)

    def create(self, owner: str = "nora", **due_in: float) -> Reminder:
        """Creates a reminder of `owner`, due after the given time."""
        due_at = self.clock.now + timedelta(**due_in)
        draft = Draft(preference="email", message="Call", email="a@b.example", due_at=due_at)
        return self.reminders.create(draft, owner=owner).reminder

    def save(self, owner: str = "nora", shard: str = "", **due_in: float) -> Reminder:
        """Stores a reminder that is not counted and whose timer was not started; `shard` ends its id."""
        now = self.clock.now
        draft = Draft(
            preference="email", message="Call", email="a@b.example", due_at=now + timedelta(**due_in)
        )
        saved = new_reminder(draft, owner=owner, now=now, change_id="c", retention=RETENTION)
        return self.store.create(replace(saved, id=saved.id[: len(saved.id) - len(shard)] + shard))

    def another_sweep(self, threads: int = 1, pace: Callable[[], None] = lambda: None) -> Sweep:
        """Returns a sweep over the same table; by default with one thread and no rate limit."""
        return Sweep(
            self.dynamodb, self.table, self.store, self.timers, self.clock, pace=pace, threads=threads
        )

    def record(self, reminder: Reminder) -> Reminder:
        """Returns the reminder as it is stored now."""
        record = self.store.get(reminder.owner, reminder.id)
        assert record is not None
        return record

    def executions(self) -> list[str]:
        """Returns the names of all started executions."""
        listed = self.stepfunctions.list_executions(stateMachineArn=self.state_machine_arn)
        return sorted(execution["name"] for execution in listed["executions"])

    def set_attributes(self, record: Reminder | Schedule, **texts: str | None) -> None:
        """Sets text attributes of a record, or removes them (None), as other code than the tested would."""
        owner = f"{OWNER_PREFIX}{record.owner}" if isinstance(record, Schedule) else record.owner
        item_key = {"owner": {"S": owner}, "id": {"S": record.id}}
        item: dict[str, Any] = self.dynamodb.get_item(TableName=self.table, Key=item_key)["Item"]
        for name, text in texts.items():
            if text is None:
                del item[name]
            else:
                item[name] = {"S": text}
        self.dynamodb.put_item(TableName=self.table, Item=item)


@dataclass
class MockedAws:
    """A table and a state machine that all tests of a file share: creating them is slow."""

    dynamodb: DynamoDBClient
    stepfunctions: SFNClient

    def __post_init__(self) -> None:
        create_table(self.dynamodb)
        self.state_machine_arn = create_state_machine(self.stepfunctions)
        self._tables = dynamodb_backends[DEFAULT_ACCOUNT_ID][REGION]
        self._machines = stepfunctions_backends[DEFAULT_ACCOUNT_ID][REGION]
        self._initial = deepcopy((self._tables.tables, self._machines.state_machines))

    @contextmanager
    def emptied(self) -> Iterator[None]:
        """Empties the table and resets its state first; afterwards removes hooks from the clients' calls."""
        self._tables.tables, self._machines.state_machines = deepcopy(self._initial)
        clients = (self.dynamodb, self.stepfunctions)
        kept = [copy(client.meta.events) for client in clients]
        yield
        for client, events in zip(clients, kept, strict=True):
            vars(client.meta.events)["_emitter"] = vars(events)["_emitter"]


@pytest.fixture(scope="module")
def aws() -> Iterator[MockedAws]:
    """One for all tests of a file."""
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        patch.setenv("AWS_DEFAULT_REGION", REGION)
        yield MockedAws(boto3.client("dynamodb"), boto3.client("stepfunctions"))


@pytest.fixture
def world(aws: MockedAws) -> Iterator[World]:
    """An empty AWS."""
    with aws.emptied():
        yield World(aws.dynamodb, aws.stepfunctions, TABLE, aws.state_machine_arn)
