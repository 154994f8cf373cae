"""Formats a log record like Lambda's own runtime: a JSON line of a function's log."""

import json
import logging
from typing import Any

FIELDS = frozenset(
    {"timestamp", "level", "message", "logger", "stackTrace", "errorType", "errorMessage", "requestId"}
    | {"location"}
)
"""The runtime's own fields; it writes those that have a value."""

RESERVED = frozenset(
    {"name", "msg", "args", "levelname", "levelno", "pathname", "filename", "module", "exc_info", "exc_text"}
    | {"stack_info", "lineno", "funcName", "created", "msecs", "relativeCreated", "thread", "threadName"}
    | {"processName", "process", "aws_request_id", "tenant_id", "_frame_type"}
)
"""The standard attributes of a log record."""

TAKEN = FIELDS | RESERVED
"""Names forbidden in `extra`: the runtime drops them, even if its own field of that name is empty.

`JsonFormatter` in `awslambdaric/lambda_runtime_log_utils.py`, 4.2.2, which Lambda's Python images run:
https://github.com/aws/aws-lambda-python-runtime-interface-client
"""


def lambda_line(record: logging.LogRecord, lambda_request_id: str = "lambda-request") -> dict[str, Any]:
    """Returns the members of the JSON line in CloudWatch Logs, except its time and an error's traceback."""
    own = {
        "level": record.levelname,
        "message": record.getMessage(),
        "logger": record.name,
        "requestId": lambda_request_id,
    }
    extra = {
        name: value
        for name, value in vars(record).items()
        if name not in TAKEN | {"taskName"} and value is not None
    }
    line: dict[str, Any] = json.loads(json.dumps(own | extra, default=str))
    return line
