"""Gives a function's failure its exception's name, as on Lambda; the emulator has only one name.

https://docs.aws.amazon.com/lambda/latest/dg/python-exceptions.html
"""

from typing import Any

GENERIC_ERROR = "Runtime.HandlerError"


def install(lambda_svc: Any) -> None:  # noqa: ANN401 - a module of the emulator, which has no types
    """Wraps the emulator's call of warm functions."""
    inner = lambda_svc._execute_function_warm

    def execute(*arguments: Any, **options: Any) -> dict[str, Any]:  # noqa: ANN401 - passed on
        result: dict[str, Any] = inner(*arguments, **options)
        body = result.get("body")
        if result.get("error") and isinstance(body, dict) and body.get("errorType") == GENERIC_ERROR:
            body["errorType"] = exception_name(result.get("log", ""), body["errorMessage"]) or GENERIC_ERROR
        return result

    lambda_svc._execute_function_warm = execute


def exception_name(log: str, message: str) -> str:
    """Returns the name of the exception with this `message` whose traceback ends `log`, or ""."""
    if "Traceback (most recent call last):" not in log:
        return ""
    trace = log.rstrip("\n").removesuffix(message.rstrip("\n")).removesuffix(": ")
    last = trace.rpartition("\n")[2]
    return last.rpartition(".")[2]
