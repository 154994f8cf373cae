"""Runs one invocation of a Lambda function; it can be paused or killed at any call to AWS."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError, ReadTimeoutError

from tests.parts.scenarios.aws.errors import client_error
from tests.parts.scenarios.faults import Fault, Plan

MARKED: Mapping[Fault, Mapping[str, str]] = {
    Fault.LAGGING: {"Query": "lagging", "BatchGetItem": "partly"},
    Fault.CONFLICT: dict.fromkeys(("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems"), "conflict"),
}
"""Faults of the table itself: by operation, the keyword argument that enables it."""


class Crashed(BaseException):
    """The function's environment was killed; the function must not catch this."""


class Invocation:
    """Runs `work` until it ends or pauses; `resume` continues it.

    It starts at `began` and is killed after `timeout`, like by Lambda.
    """

    def __init__(self, plan: Plan, began: datetime, timeout: timedelta) -> None:
        self._plan = plan
        self.calls = 0
        self._allowed = plan.paused_after
        self._crashed = False
        self._thread: threading.Thread | None = None
        self._go, self._paused = threading.Semaphore(0), threading.Semaphore(0)
        self.ends_at = began + timeout
        self.faults = 0
        self.waited = 0.0
        self.result: Any = None
        self.error: BaseException | None = None
        self.done = False

    def run(self, work: Callable[[], object]) -> None:
        """Starts `work`, in a thread if the plan pauses it."""
        if self._allowed is None:
            self._finish(work)
            return
        self._thread = threading.Thread(target=self._finish, args=(work,), daemon=True)
        self._thread.start()
        self._paused.acquire()

    @property
    def was_paused(self) -> bool:
        """Returns whether others may have run before its end."""
        return self._thread is not None

    def resume(self, calls: int | None = None) -> None:
        """Continues it for `calls` more calls, or to its end without a number."""
        self._allowed = calls
        self._go.release()
        self._paused.acquire()

    def sleep(self, seconds: float) -> None:
        """Advances the clock while the function sleeps; nothing else runs."""
        self.waited += seconds

    def crash(self) -> None:
        """Kills it while it is paused."""
        self._crashed = True
        self.resume()

    def call(self, operation: str, perform: Callable[..., Any], attempts: int, **parameters: Any) -> Any:  # noqa: ANN401
        """Makes one call to AWS with botocore's retries of transient errors."""
        for left in reversed(range(attempts)):
            try:
                return self._attempt(operation, perform, parameters)
            except _Transient as failure:
                if not left:
                    raise failure.error from None
            except ClientError as error:
                error.response["ResponseMetadata"]["RetryAttempts"] = attempts - 1 - left
                raise
        raise AssertionError("a client makes at least one attempt")

    def _finish(self, work: Callable[[], object]) -> None:
        try:
            self.result = work()
        except BaseException as error:  # noqa: BLE001  the caller reads it
            self.error = error
        self.done = True
        if self._thread is not None:
            self._paused.release()

    def _attempt(self, operation: str, perform: Callable[..., Any], parameters: dict[str, Any]) -> Any:  # noqa: ANN401
        self._pause_if_due()
        fault = self._plan.faults.get(self.calls)
        if fault is None and _is_decrement(parameters):
            fault = self._plan.on_decrement
        self.calls += 1
        if fault is None:
            return perform(**parameters)
        if fault in MARKED:
            mark = MARKED[fault].get(operation)
            self.faults += mark is not None
            return perform(**parameters, **({mark: True} if mark else {}))
        self.faults += 1
        return self._inject(fault, operation, lambda: perform(**parameters))

    def _inject(self, fault: Fault, operation: str, perform: Callable[[], object]) -> None:
        if fault is Fault.THROTTLED:
            raise _Transient(client_error("ThrottlingException", operation))
        if fault is Fault.DENIED:
            raise client_error("AccessDeniedException", operation)
        if fault is Fault.CRASH_BEFORE:
            self._kill()
        perform()
        if fault is Fault.CRASH_AFTER:
            self._kill()
        self.waited += 1
        if fault is Fault.BROKEN:
            raise _Transient(client_error("InternalServerError", operation, 500))
        raise _Transient(ReadTimeoutError(endpoint_url="https://simulated.example"))

    def _kill(self) -> None:
        self._crashed = True
        raise Crashed

    def _pause_if_due(self) -> None:
        if self._allowed == 0 and not self._crashed:
            self._paused.release()
            self._go.acquire()
        if self._crashed:
            raise Crashed
        if self._allowed is not None:
            self._allowed -= 1


def _is_decrement(parameters: Mapping[str, Any]) -> bool:
    """Returns whether an update unconditionally decrements a count."""
    values = parameters.get("ExpressionAttributeValues", {}).values()
    is_negative = any(value.get("N", "").startswith("-") for value in values)
    is_less = is_negative or parameters.get("UpdateExpression", "").startswith("DELETE")
    return is_less and "ConditionExpression" not in parameters


class _Transient(Exception):
    """An error that botocore retries."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.error = error
