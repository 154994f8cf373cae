"""Captures everything that a Lambda function would log: whole records, and errors with tracebacks."""

import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager


class _Capture(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Stores every attribute of the record, including those in `extra`, and the error's traceback."""
        parts = [record.getMessage(), json.dumps(vars(record), default=str)]
        if record.exc_info:
            parts += traceback.format_exception(record.exc_info[1])
        self.lines.append("\n".join(parts))


@contextmanager
def captured_logs() -> Iterator[list[str]]:
    """Captures the records of all loggers at the Lambda functions' level (INFO) or above."""
    capture, root = _Capture(), logging.getLogger()
    level = root.level
    root.setLevel(logging.INFO)
    root.addHandler(capture)
    try:
        yield capture.lines
    finally:
        root.removeHandler(capture)
        root.setLevel(level)
