"""Checks before sending whether the recipient's address is suppressed, by one read of its marks."""

import logging
from collections.abc import Callable
from datetime import datetime

from botocore.exceptions import BotoCoreError, ClientError

from workers.email_delivery import EmailMayHaveLeft, MailServiceUnavailable, before_sending
from workflow.reminders.delivery_errors import RECIPIENT_STOPPED, RECIPIENT_UNAVAILABLE
from workflow.reminders.reminder import Delivery, Reminder
from workflow.storage.errors import StoreUnavailable, error_name
from workflow.storage.recipients.marks import MarkReader

log = logging.getLogger(__name__)


class RecipientCheck:
    """Reads one stack's marks; `clock` returns the current time (aware)."""

    def __init__(self, marks: MarkReader, clock: Callable[[], datetime]) -> None:
        self._marks = marks
        self._clock = clock

    def refusal(self, reminder: Reminder, *, may_have_left: bool = False) -> Delivery | None:
        """Returns the failed delivery if the email must not be sent, otherwise None.

        Raises:
            MailServiceUnavailable: the marks can't be read; nothing was sent, worth a retry.
            EmailMayHaveLeft: it must not be sent again, and an earlier attempt may have sent it.
            EmailWorkerDefect: nothing was sent; fails again until the worker is fixed.
        """
        with before_sending(reminder.id):
            name, unread = self._mark(reminder)
        if unread:
            log.warning("email not taken yet", extra={"reminder": reminder.id, "error": unread})
            raise MailServiceUnavailable(unread)
        if name is None:
            return None
        log.info("email not wanted", extra={"reminder": reminder.id, "error": name})
        if may_have_left:
            raise EmailMayHaveLeft(name)
        return Delivery(status="failed", at=self._clock(), error=name)

    def _mark(self, reminder: Reminder) -> tuple[str | None, str | None]:
        """Returns the error name for the address's mark, and the name of the error if the read failed."""
        try:
            mark = self._marks.of(reminder.email or "", reminder.owner)
        except (StoreUnavailable, ClientError, BotoCoreError) as error:
            return None, error_name(error)
        if mark is None:
            return None, None
        return RECIPIENT_STOPPED if mark.reason == "stopped" else RECIPIENT_UNAVAILABLE, None
