"""Wires up the services that create occurrences, for the API and the sweep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workflow.machine.timers import Timers
from workflow.recipient_limit import RecipientLimit
from workflow.reminders.policy import RecipientPolicy
from workflow.scheduling.admission import OccurrenceAdmission
from workflow.scheduling.closing import Closer
from workflow.scheduling.creation import OccurrenceCreator
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
class OccurrenceServices:
    """The schedule store and the services that admit, create and cancel occurrences."""

    store: ScheduleStore
    admission: OccurrenceAdmission
    creator: OccurrenceCreator
    closer: Closer


@dataclass(frozen=True, slots=True)
class OccurrenceRules:
    """The policy and limits for occurrences; `programs` are the owners that are programs."""

    recipients: RecipientPolicy
    sms_parts: int
    per_recipient: int
    programs: frozenset[str]


def occurrence_services(
    settings: SendingSettings,
    client: DynamoDBClient,
    quota: QuotaStore,
    timers: Timers,
    limits: ScheduleLimits,
) -> OccurrenceServices:
    """Builds the services from the stack's `settings`; `limits` are those of each owner."""
    table = settings.table_name
    return occurrence_services_over(
        ScheduleStore(client, table, settings.retention, limits),
        client,
        table,
        quota,
        timers,
        Marks(client, table, StackKeys(client, table)),
        OccurrenceRules(
            recipient_policy(settings),
            settings.sms_parts_per_day,
            settings.reminders_per_recipient_per_day,
            frozenset({settings.program_client_id} - {""}),
        ),
    )


def occurrence_services_over(
    store: ScheduleStore,
    client: DynamoDBClient,
    table: str,
    quota: QuotaStore,
    timers: Timers,
    marks: MarkReader,
    rules: OccurrenceRules,
) -> OccurrenceServices:
    """Builds the services over an existing `store` of the table."""
    admission = OccurrenceAdmission(
        rules.recipients,
        quota,
        RecipientLimit(RecipientCounts(client, table)),
        marks,
        most_parts=rules.sms_parts,
        most_for_recipient=rules.per_recipient,
        programs=rules.programs,
    )
    return OccurrenceServices(
        store, admission, OccurrenceCreator(store, admission, timers), Closer(store, timers, admission)
    )


def recipient_policy(settings: SendingSettings) -> RecipientPolicy:
    """Builds the recipient policy from the settings."""
    return RecipientPolicy(
        sms_countries=settings.sms_countries,
        allowed_recipients=settings.allowed_recipients,
        own_address_only=settings.recipients == "own",
    )
