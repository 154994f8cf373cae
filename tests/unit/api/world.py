"""Helps the tests of the API: AWS clients, settings, a clock, and apps for any owner."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from api.adapter import adapt
from api.app import create_app
from api.environment import Settings
from api.schedule_services import create_schedule_services
from api.services import Services, create_admission, create_policy
from tests.clock import START, Clock
from tests.unit.api.client import ISSUER, Api
from workflow.follow_up import FollowUp
from workflow.links.service import Messages
from workflow.machine.timers import Timers
from workflow.service import Reminders
from workflow.storage.addresses import Addresses
from workflow.storage.errors import StoreUnavailable
from workflow.storage.idempotency import IdempotencyStore
from workflow.storage.links.chains import SnoozeChains
from workflow.storage.listing import ReminderLists
from workflow.storage.quota import QuotaStore
from workflow.storage.recipient_counts import RecipientCounts
from workflow.storage.recipients.marks import Marks
from workflow.storage.recipients.stack_key import StackKeys
from workflow.storage.store import ReminderStore

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_stepfunctions import SFNClient

NOW = START + timedelta(milliseconds=250)
SETTINGS = Settings(
    table_name="-",
    state_machine_arn="-",
    sms_countries=("AU", "NZ"),
    retention=timedelta(days=90),
    horizon=timedelta(days=1826),
    issuer=ISSUER,
    reminders_per_day=100_000,
    reminders_waiting=10_000,
    sms_parts_per_day=100_000,
    changes_per_day=100_000,
    reminders_per_recipient_per_day=5_000,
    schedules_active=100,
    occurrences_per_day=1_000,
    allowed_recipients=(),
    recipients="anyone",
    federated_users="no",
    program_client_id="",
    program_name="",
    message_links="yes",
)


class KnownAddresses:
    """A user pool with some owners' verified addresses; `asked` lists the owners that were read."""

    def __init__(self) -> None:
        self.of: dict[str, str | None] = {}
        self.asked: list[str] = []
        self.is_down = False

    def verified(self, owner: str) -> str | None:
        """Does the same as in `workflow.storage.addresses`."""
        self.asked.append(owner)
        if self.is_down:
            raise StoreUnavailable("planted")
        return self.of.get(owner)


@dataclass
class World:
    """One table, one state machine, and apps over them."""

    dynamodb: DynamoDBClient
    stepfunctions: SFNClient
    table: str
    state_machine_arn: str

    def __post_init__(self) -> None:
        self.store = ReminderStore(self.dynamodb, self.table, SETTINGS.retention)
        self.addresses = KnownAddresses()
        self.keys = StackKeys(self.dynamodb, self.table)
        self.keys.current()  # created before errors are injected; moto can't read it again
        self.marks = Marks(self.dynamodb, self.table, self.keys, lambda: NOW)

    def new_owner(self, **changed: Any) -> Api:  # noqa: ANN401
        """Returns the API for a new owner, with some settings `changed`."""
        return self.api(uuid.uuid4().hex, **changed)

    def api(self, owner: str | None, addresses: Addresses | None = None, **changed: Any) -> Api:  # noqa: ANN401
        """Returns the API for `owner`, with its own clock and some settings `changed`."""
        clock = Clock(NOW)
        settings = replace(SETTINGS, table_name=self.table, **changed)
        policy = create_policy(settings)
        quota = QuotaStore(self.dynamodb, self.table, self.dynamodb)
        counts = RecipientCounts(self.dynamodb, self.table)
        admission = create_admission(settings, policy, quota, addresses or self.addresses, counts, self.marks)
        timers = Timers(self.stepfunctions, self.state_machine_arn, self.store)
        reminders = Reminders(
            self.store,
            IdempotencyStore(self.dynamodb, self.table),
            timers,
            admission,
            clock,
        )
        follow_up = FollowUp(self.store, timers, reminders, admission, clock)
        lists = ReminderLists(self.dynamodb, self.table)
        of_schedules = create_schedule_services(
            settings, self.dynamodb, quota, timers, admission, reminders, clock
        )
        messages = Messages(
            keys=self.keys,
            marks=Marks(self.dynamodb, self.table, self.keys, clock),
            chains=SnoozeChains(self.dynamodb, self.table),
            reminders=reminders,
            follow_up=follow_up,
            policy=policy,
            clock=clock,
        )
        services = Services(settings, policy, clock, reminders, follow_up, lists, messages, of_schedules)
        return Api(adapt(create_app(services)), clock, owner or "")
