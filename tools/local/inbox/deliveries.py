"""Reports the emulator's deliveries: saves each message as a file, and computes how late it was."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from tools.local.inbox.messages import Message
from workflow.time.times import parse

FIRST_LINE_LENGTH = 60


def utc_now() -> datetime:
    """Returns the current time."""
    return datetime.now(UTC)


class Deliveries:
    """Reports each message once, in the order of detection.

    `read` returns all messages so far, `table` has the reminders, `outbox` is the folder for the messages.
    """

    def __init__(
        self,
        read: Callable[[], Iterable[Message]],
        dynamodb: Any,  # noqa: ANN401 - boto3 makes client classes at run time
        table: str,
        outbox: Path,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._read = read
        self._dynamodb, self._table = dynamodb, table
        self._outbox = outbox
        self._clock = clock
        self._seen: set[str] = set()
        outbox.mkdir(mode=0o700, parents=True, exist_ok=True)  # links in emails need no sign-in

    def new_lines(self) -> list[str]:
        """Returns a line for each new message since the last call: channel, recipient, lateness, first line.

        Lateness is in seconds after the due time; for an SMS it is measured at detection, since the
        emulator stores no time for it. Raises urllib3's HTTPError and botocore's errors.
        """
        messages = [message for message in self._read() if message.message_id not in self._seen]
        if not messages:
            return []
        now, reminders = self._clock(), self._reminders()
        lines = []
        for message in messages:
            self._seen.add(message.message_id)
            at = message.at or now
            lines.append(_line(message, at, _due(message, reminders, at), self._save(message)))
        return lines

    def _reminders(self) -> list[Mapping[str, Any]]:
        pages = self._dynamodb.get_paginator("scan").paginate(
            TableName=self._table, ConsistentRead=True, FilterExpression="attribute_exists(dueAt)"
        )
        return [item for page in pages for item in page["Items"]]

    def _save(self, message: Message) -> str:
        """Writes `NNN-email.html` or `NNN-sms.txt` into the outbox, numbered from 001; returns its name."""
        suffix = "html" if message.channel == "email" else "txt"
        name = f"{len(self._seen):03}-{message.channel}.{suffix}"
        (self._outbox / name).write_text(_content(message), encoding="utf-8", newline="")
        return name


def _due(message: Message, reminders: Iterable[Mapping[str, Any]], at: datetime) -> datetime | None:
    """Returns the due time of the reminder of `message`, or None.

    Of several with the same text and recipient, the last one due by `at` counts.
    """
    times = [parse(item["dueAt"]["S"]) for item in reminders if _belongs(message, item)]
    return min(times, key=lambda due: (due > at, abs(at - due)), default=None)


def _belongs(message: Message, item: Mapping[str, Any]) -> bool:
    """Returns whether it was sent for the reminder `item`, by recipient and text, as messages have no id."""
    to = item.get("email" if message.channel == "email" else "phone")
    return to == {"S": message.recipient} and message.is_for(item["message"]["S"])


def _content(message: Message) -> str:
    if message.channel == "sms":
        return message.text
    return message.html if message.html is not None else f"<!doctype html><pre>{escape(message.text)}</pre>\n"


def _line(message: Message, at: datetime, due: datetime | None, file: str) -> str:
    late = "due time unknown" if due is None else f"{(at - due).total_seconds():.1f} s after it was due"
    first = next(iter(message.text.strip().splitlines()), "").strip()
    if len(first) > FIRST_LINE_LENGTH:
        first = first[: FIRST_LINE_LENGTH - 1] + "…"
    return f"{message.channel:<5} to {message.recipient}, {late}: {first}  [{file}]"
