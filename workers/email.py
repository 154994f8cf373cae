"""The email worker's Lambda handler: the state machine passes a claimed record, it returns a delivery."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from botocore.config import Config

from workers.email_delivery import EmailDelivery, before_sending
from workers.environment import EmailSettings
from workflow.storage.clients import session
from workflow.storage.item import delivery_attribute, from_item

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client

SES = Config(
    connect_timeout=3,
    read_timeout=8,
    retries={"mode": "standard", "total_max_attempts": 1},
)
"""One attempt of at most 11 s: inside the function's 15 s and the task's 25 s.

The state machine tries again; a second attempt here would be refused at once where SES's rate is reached.
"""

_ses = cast("SESV2Client", session().create_client("sesv2", config=SES))
_delivery = EmailDelivery(_ses, EmailSettings.read(os.environ), lambda: datetime.now(UTC))


def handler(event: Mapping[str, Any], _context: object) -> Mapping[str, Any]:
    """Sends the email of `event["reminder"]` (the record's typed attributes).

    Returns the delivery as the record keeps it, a permanent refusal included; raises what is worth trying
    again (see `EmailDelivery.deliver`). `event["mayHaveLeft"]` says that an earlier try may have left;
    executions of former definitions do not send it.
    """
    with before_sending(event["reminder"]["id"]["S"]):
        reminder = from_item(event["reminder"])
    delivery = _delivery.deliver(reminder, may_have_left=event.get("mayHaveLeft", False))
    return delivery_attribute(delivery)
