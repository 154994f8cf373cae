"""Looks, before an email is sent, whether its recipient takes any: one read of the marks on the address."""

import logging
from collections.abc import Callable
from datetime import datetime

from botocore.exceptions import BotoCoreError, ClientError

from workers.email_delivery import EmailMayHaveLeft, MailServiceUnavailable, before_sending
from workflow.reminders.delivery_errors import RECIPIENT_STOPPED, RECIPIENT_UNAVAILABLE
from workflow.reminders.reminder import Delivery, Reminder
from workflow.storage.errors import StoreUnavailable, error_name
from workflow.storage.marks import MarkReader

log = logging.getLogger(__name__)


class RecipientCheck:
    """Over the marks of one stack; `clock` returns the present time (aware)."""

    def __init__(self, marks: MarkReader, clock: Callable[[], datetime]) -> None:
        self._marks = marks
        self._clock = clock

    def refusal(self, reminder: Reminder, *, may_have_left: bool = False) -> Delivery | None:
        """The delivery of an email that must not be sent, None where it may be.

        Raises:
            MailServiceUnavailable: the marks can't be read; nothing was sent, it is worth trying again.
            EmailMayHaveLeft: it must not be sent again, and an earlier try may have left.
            EmailWorkerDefect: nothing was sent, and the same will happen until the worker is mended.
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
        """The name of the error that a mark is, and of the one for which none could be read."""
        try:
            mark = self._marks.of(reminder.email or "", reminder.owner)
        except (StoreUnavailable, ClientError, BotoCoreError) as error:
            return None, error_name(error)
        if mark is None:
            return None, None
        return RECIPIENT_STOPPED if mark.reason == "stopped" else RECIPIENT_UNAVAILABLE, None
