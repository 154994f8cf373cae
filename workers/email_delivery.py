"""Hands a reminder's email to SES, and tells apart: sent, refused, not taken, may have left, our defect."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from email.header import Header
from email.utils import formataddr
from traceback import walk_tb
from typing import TYPE_CHECKING

from botocore.exceptions import (
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    ParamValidationError,
    ProxyConnectionError,
)

from workers.email_message import headers_of, render
from workers.environment import EmailSettings
from workers.ses_rejections import name_of_rejection
from workflow.links.outgoing import links_of
from workflow.outcomes.ses_events import OWNER_TAG, REMINDER_TAG
from workflow.reminders.delivery_errors import RECIPIENT_NOT_VERIFIED
from workflow.reminders.reminder import Delivery, Reminder
from workflow.storage.errors import StoreUnavailable, error_name
from workflow.storage.recipients.stack_key import StackKeys

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client
    from mypy_boto3_sesv2.type_defs import MessageTagTypeDef, SendEmailRequestTypeDef

log = logging.getLogger(__name__)

REFUSALS = frozenset({"BadRequestException", "MessageRejected", RECIPIENT_NOT_VERIFIED})
"""Errors that the same email will meet again. Any other below 500, unknown names too, is tried again.

Names: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html. What an operator can mend
(`OPERATORS`) passes once that is done, for which the half day of attempts leaves time.
"""

LIMITS = frozenset(
    {"LimitExceededException", "Throttling", "ThrottlingException", "TooManyRequestsException"}
)
"""Too many emails a second or a day.

https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
"""


NOT_CONNECTED = (ConnectTimeoutError, EndpointConnectionError, ProxyConnectionError)
"""Without a connection no request was sent. Whatever else botocore raises may come after it: see
https://docs.aws.amazon.com/boto3/latest/guide/error-handling.html and `botocore.httpsession`."""

NO_KEY = "LinkKeyUnreadable"
"""In the log: the table was throttled, down or too slow. Late is better than without a way out."""

SERVER_ERROR = 500
"""SES's status from here on may come after it took the email."""


class SendingLimitReached(Exception):
    """Not taken: SES takes no more email at the moment. The former definition knows this name, too."""


class MailServiceUnavailable(Exception):
    """Not taken: SES refused for a reason that may pass, or there was no connection to it."""


class EmailMayHaveLeft(Exception):
    """SES got the request and did not clearly say that it took or refused it."""


class EmailWorkerDefect(Exception):
    """Ours: the worker failed before it sent anything."""


class EmailDelivery:
    """Sends through one SES client; `clock` returns the present time (aware).

    The names of what it raises are those that `workflow/machine/email.json` tells apart. AWS's text may hold
    the address, and Lambda logs what is raised with all that it came from: so only names are passed on.
    Without `keys` there are no links in what is sent.
    """

    def __init__(
        self,
        client: SESV2Client,
        settings: EmailSettings,
        clock: Callable[[], datetime],
        keys: StackKeys | None = None,
    ) -> None:
        self._client = client
        self._settings = settings
        self._clock = clock
        self._keys = keys

    def deliver(self, reminder: Reminder, *, may_have_left: bool = False) -> Delivery:
        """What became of the email: `sent`, or `failed` where SES refused it for good.

        Where an earlier try `may_have_left`, a refusal doesn't make it failed: it is raised, too.

        Raises:
            SendingLimitReached: not taken, worth trying again when there is room.
            MailServiceUnavailable: not taken, worth trying again.
            EmailMayHaveLeft: each further try may be a further copy.
            EmailWorkerDefect: nothing was sent, and the same will happen until the worker is mended.
        """
        with before_sending(reminder.id):
            request = self._request(reminder)
        if request is None:
            log.warning("email not taken yet", extra={"reminder": reminder.id, "error": NO_KEY})
            raise MailServiceUnavailable(NO_KEY)
        try:
            message_id = self._client.send_email(**request)["MessageId"]
        except ParamValidationError as error:
            raise _defect(reminder.id, error) from None
        except Exception as error:  # noqa: BLE001  whatever it is: the request may have been sent
            name = self._name(error)
            failure = _failure(error, name) or (EmailMayHaveLeft if may_have_left else None)
            known = {"reminder": reminder.id, "error": name}
            if failure is not None:
                said = "email may have left" if failure is EmailMayHaveLeft else "email not taken yet"
                log.warning(said, extra=known)
                raise failure(name) from None
            log.warning("email refused", extra=known)
            return Delivery(status="failed", at=self._clock(), error=name)
        log.info("email handed over", extra={"reminder": reminder.id, "messageId": message_id})
        return Delivery(status="sent", at=self._clock(), message_id=message_id)

    def _name(self, error: Exception) -> str:
        """The name of `error`; one of our own where the text of SES's `MessageRejected` says more."""
        name = error_name(error)
        if name == "MessageRejected" and isinstance(error, ClientError):
            return name_of_rejection(error.response["Error"].get("Message", ""), self._settings.sender_email)
        return name

    def _request(self, reminder: Reminder) -> SendEmailRequestTypeDef | None:
        """What SES is asked; None where the key of the links can't be read just now."""
        try:
            key = None if self._keys is None else self._keys.current()
        except StoreUnavailable:
            return None
        links = None if key is None else links_of(reminder, key, self._settings.site_url)
        message = render(reminder, self._settings.site_url, links)
        reply_to = self._settings.reply_to
        return {
            "FromEmailAddress": _mailbox(self._settings.sender_name, self._settings.sender_email),
            "Destination": {"ToAddresses": [reminder.email or ""]},
            "Content": {
                "Simple": {
                    "Subject": {"Data": _literal(message.subject), "Charset": "UTF-8"},
                    "Body": {
                        "Text": {"Data": message.text, "Charset": "UTF-8"},
                        "Html": {"Data": message.html, "Charset": "UTF-8"},
                    },
                    "Headers": headers_of(links),
                }
            },
            "ReplyToAddresses": [reply_to] if reply_to else [],
            "ConfigurationSetName": self._settings.configuration_set,
            "EmailTags": _tags(reminder),
        }


def _tags(reminder: Reminder) -> list[MessageTagTypeDef]:
    """By which an event of SES tells the record; ids and owners have only signs that tags may have.

    https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html
    """
    tags = {OWNER_TAG: reminder.owner, REMINDER_TAG: reminder.id}
    return [{"Name": name, "Value": value} for name, value in tags.items()]


@contextmanager
def before_sending(reminder_id: str) -> Iterator[None]:
    """Makes an `EmailWorkerDefect` of whatever is raised within the block, in which nothing is sent."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  nobody foresaw it
        raise _defect(reminder_id, error) from None


def _defect(reminder_id: str, error: Exception) -> EmailWorkerDefect:
    """What to raise for `error`, which is logged with its place in the code, but without its text."""
    *_, (frame, line) = walk_tb(error.__traceback__)
    place, name = f"{frame.f_code.co_filename}:{line}", type(error).__name__
    log.error("email worker is broken", extra={"reminder": reminder_id, "error": name, "place": place})
    return EmailWorkerDefect(name)


def _failure(error: Exception, name: str) -> type[Exception] | None:
    """Which exception stands for `error` of that name; None where SES refused the email for good."""
    if isinstance(error, NOT_CONNECTED):
        return MailServiceUnavailable
    if not isinstance(error, ClientError):
        return EmailMayHaveLeft
    if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0) >= SERVER_ERROR:
        return EmailMayHaveLeft
    if name in REFUSALS:
        return None
    return SendingLimitReached if name in LIMITS else MailServiceUnavailable


def _mailbox(name: str, address: str) -> str:
    """`address` with the `name` that is shown for it, for a header."""
    if name.isascii() and "=?" not in name:
        return formataddr((name, address))
    return f"{_encoded(name)} <{address}>"


def _literal(text: str) -> str:
    """`text` for a header, so that it is read as it was written: what looks encoded is encoded once more.

    SES passes encoded words on (RFC 2047; SendEmail, Message.Subject), and mail programs decode them: they
    could hold any hidden character.
    """
    return _encoded(text) if "=?" in text else text


def _encoded(text: str) -> str:
    """`text` in encoded words, each of 75 characters at most (RFC 2047, 2) and whole in itself (5).

    `email.policy` writes words of 76, and formataddr a single one.
    """
    return " ".join(Header(text, "utf-8", 70).encode().split())
