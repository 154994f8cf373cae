"""The canary: makes a reminder that nobody reads, and counts which of the former ones were late."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from botocore.exceptions import BotoCoreError, ClientError

from workflow.reminders.exceptions import DailyLimitReached, TooManyWaiting
from workflow.reminders.policy import Limits, Policy
from workflow.reminders.recipients import SIMULATOR
from workflow.reminders.reminder import Draft, Reminder
from workflow.service import Reminders
from workflow.storage.errors import StoreUnavailable, error_name
from workflow.storage.idempotency import IdempotencyStore, IdempotentRequest

log = logging.getLogger(__name__)

OWNER = "canary"
"""No caller's: a subject of Cognito is a UUID, or a client's id of 26 characters."""

MESSAGE = "The canary of this stack. Nobody has to read it."

EVERY = timedelta(minutes=15)
"""Of each such part of the day there is one reminder, however often the canary runs in it."""

DUE_IN = timedelta(minutes=2)
LATE_AFTER = timedelta(minutes=10)
"""After the due time; by then the sweep has replaced a timer that could not be started."""

LOOKED_AT = 2
"""Of how many former quarters of an hour a run looks at the reminder: each one is looked at in two runs."""

KEPT = timedelta(days=1)
"""How long its records are kept: for an operator to look at."""

POLICY = Policy(
    horizon=timedelta(hours=1),
    sms_countries=(),
    allowed_recipients=(),
    limits=Limits(per_day=200, waiting=100, sms_parts=1, changes=1, per_recipient=200),
)
"""One for each quarter is 96 a day; what a lost response counted twice has room as well."""

FAILURES = (StoreUnavailable, ClientError, BotoCoreError, DailyLimitReached, TooManyWaiting)


class Canary:
    """Makes reminders by the service that the API uses too; `clock` returns the present time (aware)."""

    def __init__(
        self, reminders: Reminders, idempotency: IdempotencyStore, clock: Callable[[], datetime]
    ) -> None:
        self._reminders = reminders
        self._idempotency = idempotency
        self._clock = clock

    def run(self) -> int:
        """How much is wrong: reminders that are late or failed, and a step that AWS refused.

        Nothing is raised for what AWS does: it is counted and logged, by its name alone.
        """
        return self._make() + self._look()

    def _make(self) -> int:
        now = self._clock()
        draft = Draft(
            preference="email",
            message=MESSAGE,
            email=SIMULATOR,
            due_at=(now + DUE_IN).replace(microsecond=0),
        )
        key = _key(now)
        try:
            made = self._reminders.create(draft, owner=OWNER, once=IdempotentRequest(key, fingerprint=key))
        except FAILURES as error:
            log.error("canary not made", extra={"error": error_name(error)})  # noqa: TRY400  # its text may hold data
            return 1
        log.info("canary made", extra={"reminder": made.reminder.id})
        return 0

    def _look(self) -> int:
        now = self._clock()
        try:
            return sum(_is_late(reminder_id, found, now) for reminder_id, found in self._former(now))
        except FAILURES as error:
            log.error("canary not read", extra={"error": error_name(error)})  # noqa: TRY400  # as above
            return 1

    def _former(self, now: datetime) -> Iterator[tuple[str, Reminder | None]]:
        """The ids and records of the last quarters' reminders; without a record, one was lost."""
        for back in range(1, LOOKED_AT + 1):
            made = self._idempotency.kept(OWNER, _key(now - back * EVERY), now)
            if made is not None:
                yield made.created_id, self._reminders.get(made.created_id, owner=OWNER)


def _key(at: datetime) -> str:
    return str(int(at.timestamp() // EVERY.total_seconds()))


def _is_late(reminder_id: str, reminder: Reminder | None, now: datetime) -> bool:
    """Whether it failed, or was not sent within `LATE_AFTER`."""
    if reminder is not None and (reminder.status == "sent" or not reminder.is_final):
        late = (reminder.finished_at or now) - reminder.due_at >= LATE_AFTER
    else:
        late = True
    if late:
        status = "lost" if reminder is None else reminder.status
        log.error("canary late", extra={"reminder": reminder_id, "status": status})
    return late
