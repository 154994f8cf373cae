"""One invocation of a Lambda function: it can be held up at any call to AWS, and can die there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from botocore.exceptions import ReadTimeoutError

from tests.parts.life.aws.answers import client_error
from tests.parts.life.faults import Fault, Plan


class Crashed(BaseException):
    """The function's environment is gone; nothing in it may catch that."""


class Invocation:
    """Runs `work` to its end, or until it is held up; then `go_on` runs it further.

    `began` is its first moment: it lives for `lifetime` at most, as Lambda's time-out has it.
    """

    def __init__(self, plan: Plan, began: datetime, lifetime: timedelta) -> None:
        self._plan = plan
        self.calls = 0
        self._allowed = plan.held_after
        self._crashed = False
        self._thread: threading.Thread | None = None
        self._go, self._paused = threading.Semaphore(0), threading.Semaphore(0)
        self.dies_at = began + lifetime
        self.faults = 0
        self.waited = 0.0
        self.result: Any = None
        self.error: BaseException | None = None
        self.done = False

    def run(self, work: Callable[[], object]) -> None:
        """Begins `work`, on a thread of its own where the plan holds it up."""
        if self._allowed is None:
            self._finish(work)
            return
        self._thread = threading.Thread(target=self._finish, args=(work,), daemon=True)
        self._thread.start()
        self._paused.acquire()

    def go_on(self, calls: int | None = None) -> None:
        """Lets it make some more calls; without a number it runs to its end."""
        self._allowed = calls
        self._go.release()
        self._paused.acquire()

    def crash(self) -> None:
        """Ends it where it is held up."""
        self._crashed = True
        self.go_on()

    def call(self, operation: str, perform: Callable[..., Any], attempts: int, **parameters: Any) -> Any:  # noqa: ANN401
        """One call to AWS with botocore's retries: what failed in passing is sent again."""
        for left in reversed(range(attempts)):
            try:
                return self._attempt(operation, perform, parameters)
            except _Passing as failure:
                if not left:
                    raise failure.error from None
        raise AssertionError("a client makes at least one attempt")

    def _finish(self, work: Callable[[], object]) -> None:
        try:
            self.result = work()
        except BaseException as error:  # noqa: BLE001  whoever began it asks for it
            self.error = error
        self.done = True
        if self._thread is not None:
            self._paused.release()

    def _attempt(self, operation: str, perform: Callable[..., Any], parameters: dict[str, Any]) -> Any:  # noqa: ANN401
        self._hold()
        fault = self._plan.faults.get(self.calls)
        self.calls += 1
        if fault is Fault.LAGGING:
            if operation != "Query":
                return perform(**parameters)
            self.faults += 1
            return perform(**parameters, lagging=True)
        if fault is None:
            return perform(**parameters)
        self.faults += 1
        return self._meet(fault, operation, lambda: perform(**parameters))

    def _meet(self, fault: Fault, operation: str, perform: Callable[[], object]) -> None:
        if fault is Fault.THROTTLED:
            raise _Passing(client_error("ThrottlingException", operation))
        if fault is Fault.DENIED:
            raise client_error("AccessDeniedException", operation)
        if fault is Fault.CRASH_BEFORE:
            self._die()
        perform()
        if fault is Fault.CRASH_AFTER:
            self._die()
        self.waited += 1
        if fault is Fault.BROKEN:
            raise _Passing(client_error("InternalServerError", operation, 500))
        raise _Passing(ReadTimeoutError(endpoint_url="https://simulated.example"))

    def _die(self) -> None:
        self._crashed = True
        raise Crashed

    def _hold(self) -> None:
        if self._allowed == 0 and not self._crashed:
            self._paused.release()
            self._go.acquire()
        if self._crashed:
            raise Crashed
        if self._allowed is not None:
            self._allowed -= 1


class _Passing(Exception):
    """What botocore would try again."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.error = error
