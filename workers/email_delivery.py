"""Hands a reminder's email to SES, and sorts refusals for good from errors that are worth trying again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from email.header import Header
from email.utils import formataddr
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from workers.email_message import render
from workers.environment import EmailSettings
from workflow.reminders.reminder import Delivery, Reminder
from workflow.storage.errors import error_name

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client

log = logging.getLogger(__name__)

REFUSALS = frozenset(
    {
        "AccountSuspendedException",
        "BadRequestException",
        "MailFromDomainNotVerifiedException",
        "MessageRejected",
    }
)
"""Errors that the same email will meet again. Anything else, unknown names too, is tried again.

Names: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html. An unverified address is a
`MessageRejected`. `SendingPausedException` and `NotFoundException` (of the configuration set) pass once the
operator has acted, which the half day of attempts leaves time for.
"""

LIMITS = frozenset(
    {"LimitExceededException", "Throttling", "ThrottlingException", "TooManyRequestsException"}
)
"""Too many emails a second or a day.

https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
"""


class SendingLimitReached(Exception):
    """SES takes no more email at the moment."""


class MailServiceUnavailable(Exception):
    """SES could not take the email, or did not answer: it may have left."""


class EmailDelivery:
    """Sends through one SES client; `clock` returns the present time (aware)."""

    def __init__(self, client: SESV2Client, settings: EmailSettings, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._settings = settings
        self._clock = clock

    def deliver(self, reminder: Reminder) -> Delivery:
        """What became of the email: `sent`, or `failed` where SES refused it for good.

        Raises:
            SendingLimitReached: worth trying again, when there is room.
            MailServiceUnavailable: worth trying again.
        """
        try:
            message_id = self._send(reminder)
        except (ClientError, BotoCoreError) as error:
            return self._refusal(reminder, error_name(error))
        log.info("email handed over", extra={"reminder": reminder.id, "messageId": message_id})
        return Delivery(status="sent", at=self._clock(), message_id=message_id)

    def _refusal(self, reminder: Reminder, name: str) -> Delivery:
        known = {"reminder": reminder.id, "error": name}
        if name not in REFUSALS:
            log.warning("email not taken yet", extra=known)
            failure = SendingLimitReached if name in LIMITS else MailServiceUnavailable
            # Lambda logs what is raised with all that it came from, and AWS's text may hold the address.
            raise failure(name) from None
        log.warning("email refused", extra=known)
        return Delivery(status="failed", at=self._clock(), error=name)

    def _send(self, reminder: Reminder) -> str:
        message = render(reminder, self._settings.site_url)
        answer = self._client.send_email(
            FromEmailAddress=formataddr((_literal(self._settings.sender_name), self._settings.sender_email)),
            Destination={"ToAddresses": [reminder.email or ""]},
            Content={
                "Simple": {
                    "Subject": {"Data": _literal(message.subject), "Charset": "UTF-8"},
                    "Body": {
                        "Text": {"Data": message.text, "Charset": "UTF-8"},
                        "Html": {"Data": message.html, "Charset": "UTF-8"},
                    },
                }
            },
            ConfigurationSetName=self._settings.configuration_set,
            EmailTags=[{"Name": "reminder", "Value": reminder.id}],
        )
        return answer["MessageId"]


def _literal(text: str) -> str:
    """`text` for a header, so that it is read as it was written: what looks encoded is encoded once more.

    SES passes encoded words on (RFC 2047; SendEmail, Message.Subject), and mail programs decode them: they
    could hold any hidden character. An encoded word has 75 characters at most.
    """
    return " ".join(Header(text, "utf-8", 70).encode().split()) if "=?" in text else text
