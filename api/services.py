"""What the calls use: the core's services, the settings and the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from api.environment import Settings
from api.schedule_services import ScheduleServices, create_schedule_services
from workflow.admission import Admission
from workflow.follow_up import FollowUp
from workflow.links.service import Messages
from workflow.machine.timers import Timers
from workflow.owners import Owners
from workflow.recipient_limit import RecipientLimit
from workflow.reminders.policy import Limits, Policy
from workflow.service import Reminders
from workflow.storage import clients
from workflow.storage.addresses import Addresses, UserPoolAddresses
from workflow.storage.idempotency import IdempotencyStore
from workflow.storage.links.chains import SnoozeChains
from workflow.storage.listing import ReminderLists
from workflow.storage.quota import QuotaStore
from workflow.storage.recipient_counts import RecipientCounts
from workflow.storage.recipients.marks import MarkLifter, Marks
from workflow.storage.recipients.stack_key import StackKeys
from workflow.storage.store import ReminderStore


@dataclass(frozen=True, slots=True)
class Services:
    """Created once per Lambda environment; `clock` returns the current time (aware)."""

    settings: Settings
    policy: Policy
    clock: Callable[[], datetime]
    reminders: Reminders
    follow_up: FollowUp
    lists: ReminderLists
    messages: Messages
    schedules: ScheduleServices


UTC_CLOCK: Callable[[], datetime] = partial(datetime.now, UTC)


def create_services(settings: Settings, clock: Callable[[], datetime] = UTC_CLOCK) -> Services:
    """Returns the services for the AWS resources in `settings`.

    Work after a commit uses its own client, with shorter timeouts.
    """
    client, table = clients.dynamodb(), settings.table_name
    single_attempt = clients.dynamodb(clients.AFTER_COMMIT)
    after_commit = ReminderStore(single_attempt, table, settings.retention)
    policy = create_policy(settings)
    store = ReminderStore(client, table, settings.retention)
    timers = Timers(clients.stepfunctions(), settings.state_machine_arn, after_commit)
    quota = QuotaStore(client, table, single_attempt)
    addresses = UserPoolAddresses(settings.user_pool_id, federated=settings.federated_users == "yes")
    keys = StackKeys(client, table)
    marks = Marks(client, table, keys, clock)
    admission = create_admission(settings, policy, quota, addresses, RecipientCounts(client, table), marks)
    reminders = Reminders(
        store,
        IdempotencyStore(client, table),
        timers,
        admission,
        clock,
    )
    follow_up = FollowUp(store, timers, reminders, admission, clock)
    lists = ReminderLists(client, table)
    schedules = create_schedule_services(settings, client, quota, timers, admission, reminders, clock)
    messages = Messages(
        keys=keys,
        marks=marks,
        chains=SnoozeChains(client, table),
        reminders=reminders,
        follow_up=follow_up,
        policy=policy,
        clock=clock,
    )
    return Services(settings, policy, clock, reminders, follow_up, lists, messages, schedules)


def create_admission(
    settings: Settings,
    policy: Policy,
    quota: QuotaStore,
    addresses: Addresses,
    recipients: RecipientCounts,
    marks: MarkLifter,
) -> Admission:
    """Returns the checks of limits and permissions, as the settings and `policy` define them."""
    program = settings.program_client_id
    programs = {program: settings.program_name or None} if program else {}
    owners = Owners(quota, addresses, programs)
    return Admission(policy, quota, owners, RecipientLimit(recipients), marks)


def create_policy(settings: Settings) -> Policy:
    """Returns the policy that the settings define."""
    return Policy(
        horizon=settings.horizon,
        sms_countries=settings.sms_countries,
        allowed_recipients=settings.allowed_recipients,
        limits=Limits(
            per_day=settings.reminders_per_day,
            waiting=settings.reminders_waiting,
            sms_parts=settings.sms_parts_per_day,
            changes=settings.changes_per_day,
            per_recipient=settings.reminders_per_recipient_per_day,
        ),
        own_address_only=settings.recipients == "own",
    )
