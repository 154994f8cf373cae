"""Drops a function's log if its log group is deleted, as Lambda does; the emulator recreates it.

Lambda uses the function's role, and no role of this project may create a log group:
https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
"""

from typing import Any


def install(lambda_svc: Any, cloudwatch_logs: Any) -> None:  # noqa: ANN401 - modules of the emulator, which have no types
    """Wraps the emulator's log writer, as an invocation may outlive its function or the stack."""
    inner = lambda_svc._emit_lambda_logs

    def emit(function: Any, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on
        log_group = function.get("config", function).get("LoggingConfig", {}).get("LogGroup")
        if log_group in cloudwatch_logs._log_groups:
            inner(function, *arguments, **options)

    lambda_svc._emit_lambda_logs = emit
