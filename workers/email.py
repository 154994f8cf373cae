"""The email worker's Lambda handler: receives a claimed record and returns a delivery."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from botocore.config import Config

from workers.email_delivery import EmailDelivery, before_sending
from workers.environment import EmailSettings
from workers.recipient_check import RecipientCheck
from workflow.storage import clients
from workflow.storage.item import delivery_attribute, from_item
from workflow.storage.recipients.marks import Marks
from workflow.storage.recipients.stack_key import StackKeys

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client

SES_CONFIG = Config(
    connect_timeout=3,
    read_timeout=8,
    retries={"mode": "standard", "total_max_attempts": 1},
)
"""One attempt of at most 11 s, within the function's 15 s and the task's 25 s.

The state machine retries. If SES is throttling, an immediate second attempt would be refused, too.
"""

MARKS_CONFIG = Config(
    connect_timeout=0.5,
    read_timeout=1,
    retries={"mode": "standard", "total_max_attempts": 1},
)
"""For the two reads before sending (the key is cached): one attempt of 1.5 s each."""


def _now() -> datetime:
    return datetime.now(UTC)


_ses = cast("SESV2Client", clients.session().create_client("sesv2", config=SES_CONFIG))
_settings = EmailSettings.read(os.environ)
_table = clients.dynamodb(MARKS_CONFIG), _settings.table_name
_keys = StackKeys(*_table)
_delivery = EmailDelivery(_ses, _settings, _now, _keys if _settings.message_links == "yes" else None)
_recipients = RecipientCheck(Marks(*_table, _keys), _now)


def handler(event: Mapping[str, Any], _context: object) -> Mapping[str, Any]:
    """Sends the email of `event["reminder"]` (the record's typed attributes).

    Returns the delivery as the record stores it, also for a permanent refusal. Raises what is worth a retry
    (see `EmailDelivery.deliver`). `event["mayHaveLeft"]` says that an earlier attempt may have sent the
    email; executions of former definitions do not pass it.
    """
    with before_sending(event["reminder"]["id"]["S"]):
        reminder = from_item(event["reminder"])
    may_have_left = event.get("mayHaveLeft", False)
    refusal = _recipients.refusal(reminder, may_have_left=may_have_left)
    return delivery_attribute(refusal or _delivery.deliver(reminder, may_have_left=may_have_left))
