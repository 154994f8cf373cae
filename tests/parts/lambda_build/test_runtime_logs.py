"""Tests that the simulated log lines equal those of Lambda's own runtime."""

import json
import logging
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from tests.lambda_log import FIELDS, RESERVED, lambda_line
from tests.requirements import skip_or_fail


def runtime() -> Any:  # noqa: ANN401  # it has no types, and exists only for Linux
    """The log formatter on AWS, from the same package as in Lambda's images."""
    if find_spec("awslambdaric") is None:
        skip_or_fail("no awslambdaric: it comes with requirements/dev.txt on Linux")
    return import_module("awslambdaric.lambda_runtime_log_utils")


def record(**extra: object) -> logging.LogRecord:
    try:
        dict[str, str]()["a defect"]
    except KeyError:
        log_record = logging.getLogger("api").makeRecord(
            "api", logging.ERROR, __file__, 1, "failed", (), sys.exc_info(), "handler", extra
        )
    vars(log_record)["aws_request_id"] = "lambda-request"
    return log_record


def test_the_runtimes_reserved_names_are_as_listed() -> None:
    module = runtime()
    written = json.loads(module.JsonFormatter().format(record(apiRequestId="ours")))
    assert written.keys() - {"taskName"} == FIELDS | {"apiRequestId"}
    assert set(module._RESERVED_FIELDS) == RESERVED


def test_a_log_line_equals_the_simulated_one() -> None:
    failed = record(apiRequestId="ours", error="ValueError", requestId="lost", location="lost")
    written = json.loads(runtime().JsonFormatter().format(failed))
    played = lambda_line(failed)
    assert played == {name: written[name] for name in played}
    assert (written["requestId"], written["apiRequestId"]) == ("lambda-request", "ours")
    assert "lost" not in written.values()
