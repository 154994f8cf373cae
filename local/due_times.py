"""Finds the due time that a captured message belongs to, in the reminders' table."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from local.captured import Captured
from workflow.times import parse

LINK = re.compile(r"/reminders/([0-9a-f-]{36})\s*$")


class DueTimes:
    """Due times by what a message shows: an email has its reminder's id in its link, an SMS only its text."""

    def __init__(self, dynamodb: Any, table: str) -> None:  # noqa: ANN401 - boto3 makes client classes at run time
        self._dynamodb = dynamodb
        self._table = table

    def of(self, messages: Iterable[Captured], now: datetime) -> dict[str, datetime]:
        """Due times by message id, without the messages that fit no reminder. One scan of the table.

        Of several reminders that say the same to the same number the last that was due by `now` counts.
        """
        messages = list(messages)
        reminders = self._reminders() if messages else []
        found: dict[str, datetime] = {}
        for message in messages:
            times = [due for item, due in reminders if _belongs(message, item)]
            if times:
                found[message.message_id] = min(times, key=lambda due: (due > now, abs(now - due)))
        return found

    def _reminders(self) -> list[tuple[dict[str, Any], datetime]]:
        pages = self._dynamodb.get_paginator("scan").paginate(
            TableName=self._table, ConsistentRead=True, FilterExpression="attribute_exists(dueAt)"
        )
        return [(item, parse(item["dueAt"]["S"])) for page in pages for item in page["Items"]]


def _belongs(message: Captured, item: dict[str, Any]) -> bool:
    if message.channel == "email":
        link = LINK.search(message.text)
        return link is not None and link[1] == item["id"]["S"]
    return (item.get("phone"), item["message"]) == ({"S": message.recipient}, {"S": message.text})
