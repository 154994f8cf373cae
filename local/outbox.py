"""Keeps each delivered message as a file: `outbox/NNN-email.html` or `outbox/NNN-sms.txt`."""

from html import escape
from pathlib import Path

from local.captured import Captured


class Outbox:
    """A folder of delivered messages, numbered from 001 as they arrive."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, message: Captured) -> Path:
        """Writes `message` and returns its file: an email as its HTML, an SMS as its text, in UTF-8."""
        self._count += 1
        suffix = "html" if message.channel == "email" else "txt"
        file = self._folder / f"{self._count:03}-{message.channel}.{suffix}"
        file.write_text(_content(message), encoding="utf-8", newline="")
        return file


def _content(message: Captured) -> str:
    if message.channel == "sms":
        return message.text
    return message.html if message.html is not None else f"<!doctype html><pre>{escape(message.text)}</pre>\n"
