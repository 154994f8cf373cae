"""Records the outcome of a reminder's email in one write that never lowers its rank."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from workflow.outcomes.outcome import Outcome, higher_ranked
from workflow.reminders.reminder import Reminder
from workflow.storage.conditional_write import failed_condition_item
from workflow.storage.errors import StoreUnavailable
from workflow.storage.item import from_item, key, outcome_attribute
from workflow.time.times import millis_text

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

MAY_HAVE_LEFT = ("sending", "sent", "partially_sent", "failed")
"""The statuses of reminders that may have been sent. An outcome may arrive before the execution records its
end, which leaves `emailFeedback` unchanged.
"""


ATTEMPTS = 10
"""How many attempts an outcome gets on a record that is being changed, or fails every condition."""


class EmailFeedback:
    """The outcomes of emails in one table; idempotent, in any order."""

    def __init__(self, client: DynamoDBClient, table_name: str) -> None:
        self._client = client
        self._table = table_name

    def record(self, owner: str, reminder_id: str, outcome: Outcome, now: datetime) -> bool:
        """Records `outcome`; False if the record has that rank or a higher one, had no email, or is gone.

        An undelivered or complained email flags the reminder for attention from `now`. A delivery after a
        soft bounce clears the flag, unless a channel failed.

        Raises:
            StoreUnavailable: AWS throttled, failed or did not respond (it may have been recorded), or every
                attempt conflicted with another change.
        """
        statuses = {f":{status}": {"S": status} for status in MAY_HAVE_LEFT}
        first = f"#status IN ({', '.join(statuses)}) AND attribute_not_exists(emailFeedback)"
        found = self._write(owner, reminder_id, outcome, now, first, statuses)
        for _ in range(ATTEMPTS):
            if not found:
                return found is None
            current = from_item(found)
            known = current.email_feedback
            if known is None or higher_ranked(known, outcome) is known:
                return False
            found = self._write_after(current, known, outcome, now)
        raise StoreUnavailable("the record is being changed")

    def _write_after(
        self, current: Reminder, known: Outcome, outcome: Outcome, now: datetime
    ) -> Mapping[str, Any] | None:
        """Writes an outcome of a higher rank if the record is unchanged since it was read; as `_write`."""
        condition = "#status = :status AND emailFeedback.#rank = :known"
        values = {":status": {"S": current.status}, ":known": {"N": str(known.rank)}}
        clears_attention = not outcome.needs_attention and current.status in {"sending", "sent"}
        return self._write(
            current.owner, current.id, outcome, now, condition, values, clears_attention=clears_attention
        )

    def _write(
        self,
        owner: str,
        reminder_id: str,
        outcome: Outcome,
        now: datetime,
        condition: str,
        values: Mapping[str, Any],
        *,
        clears_attention: bool = False,
    ) -> Mapping[str, Any] | None:
        """Returns None if written, else the item that failed the condition, empty if there is none."""
        change = ", attentionSince = :now" if outcome.needs_attention else ""
        names = {"#status": "status"} | ({"#rank": "rank"} if "#rank" in condition else {})
        try:
            self._client.update_item(
                TableName=self._table,
                Key=key(owner, reminder_id),
                UpdateExpression=f"SET emailFeedback = :news, updatedAt = :now{change}"
                f"{' REMOVE attentionSince' if clears_attention else ''} ADD version :one",
                ConditionExpression=condition,
                ExpressionAttributeNames=names,
                ExpressionAttributeValues={
                    ":news": outcome_attribute(outcome),
                    ":now": {"S": millis_text(now)},
                    ":one": {"N": "1"},
                    **values,
                },
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except (ClientError, BotoCoreError) as error:
            return failed_condition_item(error)
        return None
