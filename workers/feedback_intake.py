"""Processes one SES event: records the outcome, and suppresses an address that rejects email."""

import logging
from collections.abc import Callable
from datetime import datetime

from workflow.outcomes.ses_events import Feedback, read
from workflow.storage.recipients.email_feedback import EmailFeedback
from workflow.storage.recipients.marks import BOUNCED_FOR, SITE, Mark, Marks

log = logging.getLogger(__name__)

SIMULATOR_DOMAIN = "simulator.amazonses.com"
"""SES's mailbox simulator. Its addresses have no reader and must stay usable for tests.

https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html
"""


class FeedbackIntake:
    """Writes to one table; `clock` returns the current time (aware). Messages may be repeated."""

    def __init__(self, feedback: EmailFeedback, marks: Marks, clock: Callable[[], datetime]) -> None:
        self._feedback = feedback
        self._marks = marks
        self._clock = clock

    def take(self, body: str) -> None:
        """Processes the text of one message.

        Raises:
            NotAnEvent: not an event that SES publishes; a retry can't help.
            StoreUnavailable: AWS failed or did not respond; the message may be processed in part.
        """
        told = read(body)
        if told is None:
            log.info("no outcome")
            return
        self._mark(told)
        self._note(told)

    def _mark(self, told: Feedback) -> None:
        if told.mark is None or told.address.rpartition("@")[2].lower() == SIMULATOR_DOMAIN:
            return
        until = told.outcome.at + BOUNCED_FOR if told.mark == "bounced" else None
        self._marks.put(told.address, Mark(told.mark, SITE, until), self._clock())

    def _note(self, told: Feedback) -> None:
        if told.owner is None or told.reminder_id is None:
            log.info("outcome of no record")
            return
        is_new = self._feedback.note(told.owner, told.reminder_id, told.outcome, self._clock())
        known = {"status": told.outcome.status, "code": told.outcome.code, "reminder": told.reminder_id}
        log.info("outcome noted" if is_new else "outcome known or record gone", extra=known)
