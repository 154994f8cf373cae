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

    def process(self, body: str) -> None:
        """Processes the text of one message.

        Raises:
            NotAnEvent: not an event that SES publishes; a retry can't help.
            StoreUnavailable: AWS failed or did not respond; the message may be processed in part.
        """
        event = read(body)
        if event is None:
            log.info("no outcome")
            return
        self._mark(event)
        self._record(event)

    def _mark(self, event: Feedback) -> None:
        if event.mark is None or event.address.rpartition("@")[2].lower() == SIMULATOR_DOMAIN:
            return
        until = event.outcome.at + BOUNCED_FOR if event.mark == "bounced" else None
        self._marks.put(event.address, Mark(event.mark, SITE, until), self._clock())

    def _record(self, event: Feedback) -> None:
        if event.owner is None or event.reminder_id is None:
            log.info("outcome of no record")
            return
        is_new = self._feedback.record(event.owner, event.reminder_id, event.outcome, self._clock())
        fields = {"status": event.outcome.status, "code": event.outcome.code, "reminder": event.reminder_id}
        log.info("outcome noted" if is_new else "outcome known or record gone", extra=fields)
