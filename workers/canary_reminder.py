"""The canary: creates a test reminder and counts how many of the previous ones were late."""

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
"""Can't be a caller's id: a Cognito subject is a UUID, and a client id has 26 characters."""

MESSAGE = "The canary of this stack. Nobody has to read it."

INTERVAL = timedelta(minutes=15)
"""Each quarter of an hour gets one reminder, however often the canary runs in it."""

DUE_IN = timedelta(minutes=2)
LATE_AFTER = timedelta(minutes=10)
"""After the due time. By then the sweep has replaced a timer that could not be started."""

CHECKED_PERIODS = 2
"""How many previous quarters a run checks, so each reminder is checked in two runs."""

RETENTION = timedelta(days=1)
"""How long the canary's records are kept, so that an operator can inspect them."""

POLICY = Policy(
    horizon=timedelta(hours=1),
    sms_countries=(),
    allowed_recipients=(),
    limits=Limits(per_day=200, waiting=100, sms_parts=1, changes=1, per_recipient=200),
)
"""96 reminders are needed per day. The margin is for those counted twice after a lost response."""

FAILURES = (StoreUnavailable, ClientError, BotoCoreError, DailyLimitReached, TooManyWaiting)


class Canary:
    """Creates reminders through the API's own service; `clock` returns the current time (aware)."""

    def __init__(
        self, reminders: Reminders, idempotency: IdempotencyStore, clock: Callable[[], datetime]
    ) -> None:
        self._reminders = reminders
        self._idempotency = idempotency
        self._clock = clock

    def run(self) -> int:
        """Returns the number of problems: late or failed reminders, and steps that AWS refused.

        AWS errors are not raised. They are counted, and only their names are logged.
        """
        return self._create() + self._check_previous()

    def _create(self) -> int:
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
            log.error("canary not made", extra={"error": error_name(error)})  # noqa: TRY400  # text may hold data
            return 1
        log.info("canary made", extra={"reminder": made.reminder.id})
        return 0

    def _check_previous(self) -> int:
        now = self._clock()
        try:
            return sum(_is_late(reminder_id, found, now) for reminder_id, found in self._previous(now))
        except FAILURES as error:
            log.error("canary not read", extra={"error": error_name(error)})  # noqa: TRY400  # as above
            return 1

    def _previous(self, now: datetime) -> Iterator[tuple[str, Reminder | None]]:
        """Yields the id and record of each previous quarter's reminder; None for a lost record."""
        for back in range(1, CHECKED_PERIODS + 1):
            made = self._idempotency.kept(OWNER, _key(now - back * INTERVAL), now)
            if made is not None:
                yield made.created_id, self._reminders.get(made.created_id, owner=OWNER)


def _key(at: datetime) -> str:
    return str(int(at.timestamp() // INTERVAL.total_seconds()))


def _is_late(reminder_id: str, reminder: Reminder | None, now: datetime) -> bool:
    """Returns whether the reminder failed or was not sent within `LATE_AFTER`."""
    if reminder is not None and (reminder.status == "sent" or not reminder.is_final):
        late = (reminder.finished_at or now) - reminder.due_at >= LATE_AFTER
    else:
        late = True
    if late:
        status = "lost" if reminder is None else reminder.status
        log.error("canary late", extra={"reminder": reminder_id, "status": status})
    return late
