"""Notes at a reminder's record what became of its email: one write that only moves forward."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from workflow.outcomes.outcome import Outcome, newest
from workflow.reminders.reminder import Reminder
from workflow.storage.conditional_write import refused_item
from workflow.storage.errors import StoreUnavailable
from workflow.storage.item import from_item, key, outcome_attribute
from workflow.time.times import millis_text

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

MAY_HAVE_LEFT = ("sending", "sent", "partially_sent", "failed")
"""The statuses of what may have been sent. News may come before the execution has recorded its end: that
write leaves `emailFeedback` as it is.
"""


ATTEMPTS = 10
"""How often news are tried on a record that is being changed too, or that no condition holds for."""


class EmailFeedback:
    """The outcomes of emails in one table; safe to repeat, in any order."""

    def __init__(self, client: DynamoDBClient, table_name: str) -> None:
        self._client = client
        self._table = table_name

    def note(self, owner: str, reminder_id: str, news: Outcome, now: datetime) -> bool:
        """Notes `news` at the record; False where it knows as much already, had no email, or is gone.

        What is undelivered or complained needs attention from `now` on. What is delivered although it was
        softly undelivered needs none any more, unless a channel failed.

        Raises:
            StoreUnavailable: AWS throttled, failed or did not answer: it may have been noted. Or the record
                was another one each time.
        """
        statuses = {f":{status}": {"S": status} for status in MAY_HAVE_LEFT}
        first = f"#status IN ({', '.join(statuses)}) AND attribute_not_exists(emailFeedback)"
        found = self._write(owner, reminder_id, news, now, first, statuses)
        for _ in range(ATTEMPTS):
            if not found:
                return found is None
            seen = from_item(found)
            known = seen.email_feedback
            if known is None or newest(known, news) is known:
                return False
            found = self._write_after(seen, known, news, now)
        raise StoreUnavailable("the record is being changed")

    def _write_after(
        self, seen: Reminder, known: Outcome, news: Outcome, now: datetime
    ) -> Mapping[str, Any] | None:
        """Writes news that outdate the `known` ones where the record is as it was `seen`; as `_write`."""
        condition = "#status = :status AND emailFeedback.#rank = :known"
        values = {":status": {"S": seen.status}, ":known": {"N": str(known.rank)}}
        calms = not news.needs_attention and seen.status in {"sending", "sent"}
        return self._write(seen.owner, seen.id, news, now, condition, values, calms=calms)

    def _write(
        self,
        owner: str,
        reminder_id: str,
        news: Outcome,
        now: datetime,
        condition: str,
        values: Mapping[str, Any],
        *,
        calms: bool = False,
    ) -> Mapping[str, Any] | None:
        """None once it is written, else the item that the condition does not hold for, empty if none."""
        change = ", attentionSince = :now" if news.needs_attention else ""
        names = {"#status": "status"} | ({"#rank": "rank"} if "#rank" in condition else {})
        try:
            self._client.update_item(
                TableName=self._table,
                Key=key(owner, reminder_id),
                UpdateExpression=f"SET emailFeedback = :news, updatedAt = :now{change}"
                f"{' REMOVE attentionSince' if calms else ''} ADD version :one",
                ConditionExpression=condition,
                ExpressionAttributeNames=names,
                ExpressionAttributeValues={
                    ":news": outcome_attribute(news),
                    ":now": {"S": millis_text(now)},
                    ":one": {"N": "1"},
                    **values,
                },
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except (ClientError, BotoCoreError) as error:
            return refused_item(error)
        return None
