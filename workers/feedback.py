"""The feedback worker's Lambda handler: records SES's events; each message of a batch can fail alone."""

import logging
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from workers.environment import FeedbackSettings
from workers.feedback_intake import FeedbackIntake
from workflow.storage import clients
from workflow.storage.errors import error_name
from workflow.storage.recipients.email_feedback import EmailFeedback
from workflow.storage.recipients.marks import Marks
from workflow.storage.recipients.stack_key import StackKeys

log = logging.getLogger(__name__)


def make_intake(settings: FeedbackSettings) -> FeedbackIntake:
    """Returns the intake that writes feedback to the stack's table."""
    client, table = clients.dynamodb(), settings.table_name
    marks = Marks(client, table, StackKeys(client, table))
    return FeedbackIntake(EmailFeedback(client, table), marks, lambda: datetime.now(UTC))


def handler(event: Mapping[str, Any], _context: object) -> dict[str, list[dict[str, str]]]:
    """Processes a batch of SQS messages and returns the ids to retry; repeated failures go to the DLQ.

    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
    """
    failed = [each["messageId"] for each in event["Records"] if not _is_processed(each)]
    return {"batchItemFailures": [{"itemIdentifier": each} for each in failed]}


def _is_processed(message: Mapping[str, Any]) -> bool:
    """Returns whether the message is done with. A message that fails does not stop the others."""
    try:
        _intake.process(message["body"])
    except Exception as error:  # noqa: BLE001  # whatever is wrong, the other messages must be processed
        fields = {"queueMessage": message["messageId"], "error": error_name(error)}
        log.warning("feedback not taken", extra=fields)
        return False
    return True


_intake = make_intake(FeedbackSettings.read(os.environ))
