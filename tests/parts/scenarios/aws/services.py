"""The services that executions call: the table, the email worker, SNS."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from botocore.exceptions import ClientError

from tests.clock import Clock
from tests.parts.scenarios.aws.interpreter import Call, TaskFailed
from tests.parts.scenarios.aws.table import SimulatedTable
from tests.parts.scenarios.aws.task_faults import TaskFault
from workflow.reminders.reminder import Channel, Delivery
from workflow.storage.item import delivery_attribute

if TYPE_CHECKING:
    from tests.parts.scenarios.aws.executions import Execution


class Outbox(Protocol):
    """Receives what was sent."""

    def sent(self, execution: Execution, channel: Channel, message: str, *, response_lost: bool) -> None:
        """A provider accepted a message."""


class Services:
    """Returns the result of a call of an execution, or the `TaskFailed` that its attempt ends with."""

    def __init__(self, table: SimulatedTable, outbox: Outbox, clock: Clock) -> None:
        self._table, self._outbox, self._clock = table, outbox, clock
        self._kinds: Mapping[str, Callable[[Execution, Any, TaskFault | None], Any]] = {
            "arn:aws:states:::dynamodb:updateItem": self._update_item,
            "arn:aws:states:::lambda:invoke": self._email,
            "arn:aws:states:::sns:publish": self._sms,
        }

    def call(self, execution: Execution, call: Call, fault: TaskFault | None) -> Any:  # noqa: ANN401
        if fault is TaskFault.THROTTLED:
            return TaskFailed("Simulated.ThrottlingException")
        result = self._kinds[call.resource](execution, call.parameters, fault)
        return TaskFailed("States.Timeout") if fault is TaskFault.LOST else result

    def _update_item(self, _: Execution, parameters: Any, __: object) -> Any:  # noqa: ANN401
        try:
            return self._table.update_item(**parameters)
        except ClientError as error:
            return TaskFailed(f"DynamoDB.{error.response['Error']['Code']}")

    def _email(self, execution: Execution, parameters: Any, fault: TaskFault | None) -> Any:  # noqa: ANN401
        if fault is TaskFault.REJECTED:
            refused = Delivery(status="failed", at=self._clock(), error="MessageRejected")
            return {"Payload": delivery_attribute(refused)}
        message = parameters["Payload"]["reminder"]["message"]["S"]
        self._outbox.sent(execution, "email", message, response_lost=fault is TaskFault.LOST)
        return {"Payload": delivery_attribute(Delivery(status="sent", at=self._clock(), message_id="m"))}

    def _sms(self, execution: Execution, parameters: Any, fault: TaskFault | None) -> Any:  # noqa: ANN401
        if fault is TaskFault.REJECTED:
            return TaskFailed("SNS.InvalidParameterException")
        self._outbox.sent(execution, "sms", parameters["Message"], response_lost=fault is TaskFault.LOST)
        return {"MessageId": "m"}
