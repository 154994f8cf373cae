"""Sends a reminder's email through SES and classifies errors: permanent, not sent, perhaps sent."""

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

PERMANENT_ERRORS = frozenset({"BadRequestException", "MessageRejected", RECIPIENT_NOT_VERIFIED})
"""Errors that the same email would get again. Any other error below 500 is retried, also unknown ones.

Names: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html. Errors that an operator
can fix (`OPERATORS`) are retried, too: half a day of retries leaves time to fix them.
"""

THROTTLING_ERRORS = frozenset(
    {"LimitExceededException", "Throttling", "ThrottlingException", "TooManyRequestsException"}
)
"""Throttled: too many emails per second or per day.

https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
"""


CONNECTION_ERRORS = (ConnectTimeoutError, EndpointConnectionError, ProxyConnectionError)
"""Errors without a connection: no request was sent. Any other botocore error may follow a sent request.

https://docs.aws.amazon.com/boto3/latest/guide/error-handling.html and `botocore.httpsession`
"""

LINK_KEY_UNREADABLE = "LinkKeyUnreadable"
"""Logged when the table was throttled, down or too slow. Late is better than without an unsubscribe link."""

SERVER_ERROR = 500
"""From this status on, SES may have accepted the email before the error."""


class SendingLimitReached(Exception):
    """Not accepted: SES is throttling. The former definition uses this name, too."""


class MailServiceUnavailable(Exception):
    """Not accepted: a transient refusal by SES, or no connection to it."""


class EmailMayHaveLeft(Exception):
    """SES received the request, but neither clearly accepted nor refused it."""


class EmailWorkerDefect(Exception):
    """A defect in the worker, before anything was sent."""


class EmailDelivery:
    """Sends through one SES client; `clock` returns the current time (aware).

    `workflow/machine/email.json` matches the exceptions by name. AWS's error text may hold the address, and
    Lambda logs an exception with its causes, so only error names are passed on. Without `keys` emails have no
    links.
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
        """Sends the email and returns the delivery: `sent`, or `failed` after a permanent refusal.

        If an earlier attempt `may_have_left`, a refusal does not prove a failure, so it is raised, too.

        Raises:
            SendingLimitReached: throttled, not accepted; retry later.
            MailServiceUnavailable: not accepted; worth a retry.
            EmailMayHaveLeft: each retry may send another copy.
            EmailWorkerDefect: nothing was sent; fails again until the worker is fixed.
        """
        with before_sending(reminder.id):
            request = self._request(reminder)
        if request is None:
            log.warning("email not taken yet", extra={"reminder": reminder.id, "error": LINK_KEY_UNREADABLE})
            raise MailServiceUnavailable(LINK_KEY_UNREADABLE)
        try:
            message_id = self._client.send_email(**request)["MessageId"]
        except ParamValidationError as error:
            raise _defect(reminder.id, error) from None
        except Exception as error:  # noqa: BLE001  after any error the request may have been sent
            name = self._name(error)
            failure = _failure(error, name) or (EmailMayHaveLeft if may_have_left else None)
            fields = {"reminder": reminder.id, "error": name}
            if failure is not None:
                event = "email may have left" if failure is EmailMayHaveLeft else "email not taken yet"
                log.warning(event, extra=fields)
                raise failure(name) from None
            log.warning("email refused", extra=fields)
            return Delivery(status="failed", at=self._clock(), error=name)
        log.info("email handed over", extra={"reminder": reminder.id, "messageId": message_id})
        return Delivery(status="sent", at=self._clock(), message_id=message_id)

    def _name(self, error: Exception) -> str:
        """Returns the error's name, or a more precise one for SES's `MessageRejected`, by its text."""
        name = error_name(error)
        if name == "MessageRejected" and isinstance(error, ClientError):
            return name_of_rejection(error.response["Error"].get("Message", ""), self._settings.sender_email)
        return name

    def _request(self, reminder: Reminder) -> SendEmailRequestTypeDef | None:
        """Returns the request for SES, or None if the key for the links can't be read at the moment."""
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
    """Returns the tags that link SES's events to the record; ids and owners hold only allowed characters.

    https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html
    """
    tags = {OWNER_TAG: reminder.owner, REMINDER_TAG: reminder.id}
    return [{"Name": name, "Value": value} for name, value in tags.items()]


@contextmanager
def before_sending(reminder_id: str) -> Iterator[None]:
    """Converts any exception in the block, which must send nothing, into an `EmailWorkerDefect`."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  any error here is a defect
        raise _defect(reminder_id, error) from None


def _defect(reminder_id: str, error: Exception) -> EmailWorkerDefect:
    """Logs the error's name and place in the code, without its text; returns the exception to raise."""
    *_, (frame, line) = walk_tb(error.__traceback__)
    place, name = f"{frame.f_code.co_filename}:{line}", type(error).__name__
    log.error("email worker is broken", extra={"reminder": reminder_id, "error": name, "place": place})
    return EmailWorkerDefect(name)


def _failure(error: Exception, name: str) -> type[Exception] | None:
    """Returns the exception type for the error, or None for a permanent refusal."""
    if isinstance(error, CONNECTION_ERRORS):
        return MailServiceUnavailable
    if not isinstance(error, ClientError):
        return EmailMayHaveLeft
    if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0) >= SERVER_ERROR:
        return EmailMayHaveLeft
    if name in PERMANENT_ERRORS:
        return None
    return SendingLimitReached if name in THROTTLING_ERRORS else MailServiceUnavailable


def _mailbox(name: str, address: str) -> str:
    """Returns `address` with its display `name`, as a header value."""
    if name.isascii() and "=?" not in name:
        return formataddr((name, address))
    return f"{_encoded(name)} <{address}>"


def _literal(text: str) -> str:
    """Encodes `text` for a header so that it is displayed as written, even if it looks like encoded words.

    SES passes encoded words on (RFC 2047; SendEmail, Message.Subject) and mail programs decode them, so they
    could contain any hidden character.
    """
    return _encoded(text) if "=?" in text else text


def _encoded(text: str) -> str:
    """Returns `text` as encoded words: at most 75 characters (RFC 2047, 2), no character split (5).

    `email.policy` writes words of 76 characters, and formataddr writes a single one.
    """
    return " ".join(Header(text, "utf-8", 70).encode().split())
