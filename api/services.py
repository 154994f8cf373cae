"""What the calls work with: the core's services, the settings and the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from api.environment import Settings
from workflow.follow_up import FollowUp
from workflow.machine.timers import Timers
from workflow.reminders.policy import Limits, Policy
from workflow.service import Reminders
from workflow.storage import clients
from workflow.storage.idempotency import IdempotencyStore
from workflow.storage.listing import ReminderLists
from workflow.storage.quota import QuotaStore
from workflow.storage.store import ReminderStore


@dataclass(frozen=True, slots=True)
class Services:
    """Made once for each Lambda environment; `clock` returns the present time (aware)."""

    settings: Settings
    policy: Policy
    clock: Callable[[], datetime]
    reminders: Reminders
    follow_up: FollowUp
    lists: ReminderLists


UTC_CLOCK: Callable[[], datetime] = partial(datetime.now, UTC)


def connect(settings: Settings, clock: Callable[[], datetime] = UTC_CLOCK) -> Services:
    """The services over the AWS resources that `settings` name.

    What follows a commit has a client of its own, with shorter time-outs.
    """
    client, table = clients.dynamodb(), settings.table_name
    after_commit = ReminderStore(clients.dynamodb(clients.AFTER_COMMIT), table, settings.retention)
    policy = policy_of(settings)
    store = ReminderStore(client, table, settings.retention)
    timers = Timers(clients.stepfunctions(), settings.state_machine_arn, after_commit)
    reminders = Reminders(
        store,
        IdempotencyStore(client, table),
        timers,
        QuotaStore(client, table),
        policy,
        clock,
    )
    follow_up = FollowUp(store, timers, reminders, clock)
    return Services(settings, policy, clock, reminders, follow_up, ReminderLists(client, table))


def policy_of(settings: Settings) -> Policy:
    """What the settings allow."""
    return Policy(
        horizon=settings.horizon,
        sms_countries=settings.sms_countries,
        allowed_recipients=settings.allowed_recipients,
        limits=Limits(settings.reminders_per_day, settings.reminders_waiting),
    )
