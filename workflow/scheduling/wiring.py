"""Wires up the services that create occurrences, for the API and the sweep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workflow.machine.timers import Timers
from workflow.recipient_limit import RecipientLimit
from workflow.reminders.policy import RecipientPolicy
from workflow.scheduling.admission import OccurrenceAdmission
from workflow.scheduling.closing import Closer
from workflow.scheduling.making import Maker
from workflow.sending_environment import SendingSettings
from workflow.storage.quota import QuotaStore
from workflow.storage.recipient_counts import RecipientCounts
from workflow.storage.recipients.marks import MarkReader, Marks
from workflow.storage.recipients.stack_key import StackKeys
from workflow.storage.schedules.active_counts import ScheduleLimits
from workflow.storage.schedules.store import ScheduleStore

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@dataclass(frozen=True, slots=True)
class Making:
    """The schedule store and the services that admit, create and cancel occurrences."""

    store: ScheduleStore
    admission: OccurrenceAdmission
    maker: Maker
    closer: Closer


@dataclass(frozen=True, slots=True)
class Allowed:
    """The policy and limits for occurrences; `programs` are the owners that are programs."""

    recipients: RecipientPolicy
    sms_parts: int
    per_recipient: int
    programs: frozenset[str]


def making(
    settings: SendingSettings,
    client: DynamoDBClient,
    quota: QuotaStore,
    timers: Timers,
    limits: ScheduleLimits,
) -> Making:
    """Builds the services from the stack's `settings`; `limits` are those of each owner."""
    table = settings.table_name
    return making_over(
        ScheduleStore(client, table, settings.retention, limits),
        client,
        table,
        quota,
        timers,
        Marks(client, table, StackKeys(client, table)),
        Allowed(
            recipient_policy(settings),
            settings.sms_parts_per_day,
            settings.reminders_per_recipient_per_day,
            frozenset({settings.program_client_id} - {""}),
        ),
    )


def making_over(
    store: ScheduleStore,
    client: DynamoDBClient,
    table: str,
    quota: QuotaStore,
    timers: Timers,
    marks: MarkReader,
    allowed: Allowed,
) -> Making:
    """Builds the services over an existing `store` of the table."""
    admission = OccurrenceAdmission(
        allowed.recipients,
        quota,
        RecipientLimit(RecipientCounts(client, table)),
        marks,
        most_parts=allowed.sms_parts,
        most_for_recipient=allowed.per_recipient,
        programs=allowed.programs,
    )
    return Making(store, admission, Maker(store, admission, timers), Closer(store, timers, admission))


def recipient_policy(settings: SendingSettings) -> RecipientPolicy:
    """Builds the recipient policy from the settings."""
    return RecipientPolicy(
        sms_countries=settings.sms_countries,
        allowed_recipients=settings.allowed_recipients,
        own_address_only=settings.recipients == "own",
    )
