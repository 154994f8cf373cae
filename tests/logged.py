"""Hears all that is logged as a Lambda function would write it: whole records, errors with their texts."""

import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps every member of the record, those given as `extra` too, and the error's whole trace."""
        parts = [record.getMessage(), json.dumps(vars(record), default=str)]
        if record.exc_info:
            parts += traceback.format_exception(record.exc_info[1])
        self.lines.append("\n".join(parts))


@contextmanager
def logged() -> Iterator[list[str]]:
    """What is logged meanwhile at the level of the Lambda functions (INFO) or above, by any logger."""
    kept, root = _Kept(), logging.getLogger()
    level = root.level
    root.setLevel(logging.INFO)
    root.addHandler(kept)
    try:
        yield kept.lines
    finally:
        root.removeHandler(kept)
        root.setLevel(level)
