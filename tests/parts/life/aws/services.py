"""The services that executions call: the table, the email worker, SNS."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from botocore.exceptions import ClientError

from tests.parts.life.aws.interpreter import Call, TaskFailed
from tests.parts.life.aws.table import SimulatedTable
from tests.parts.life.aws.task_faults import TaskFault
from tests.parts.life.clock import Clock
from workflow.reminders.reminder import Channel, Delivery
from workflow.storage.item import delivery_attribute

if TYPE_CHECKING:
    from tests.parts.life.aws.executions import Execution


class Outbox(Protocol):
    """Is told what left."""

    def sent(self, execution: Execution, channel: Channel, message: str, *, answer_lost: bool) -> None:
        """A provider took a message."""


class Services:
    """Answers a call of an execution, or with the `TaskFailed` that its attempt ends with."""

    def __init__(self, table: SimulatedTable, outbox: Outbox, clock: Clock) -> None:
        self._table, self._outbox, self._clock = table, outbox, clock
        self._kinds: Mapping[str, Callable[[Execution, Any, TaskFault | None], Any]] = {
            "arn:aws:states:::dynamodb:updateItem": self._update_item,
            "arn:aws:states:::lambda:invoke": self._email,
            "arn:aws:states:::sns:publish": self._sms,
        }

    def call(self, execution: Execution, call: Call, fault: TaskFault | None) -> Any:  # noqa: ANN401
        if fault is TaskFault.REFUSED:
            return TaskFailed("Simulated.ThrottlingException")
        answer = self._kinds[call.resource](execution, call.parameters, fault)
        return TaskFailed("States.Timeout") if fault is TaskFault.LOST else answer

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
        self._outbox.sent(execution, "email", message, answer_lost=fault is TaskFault.LOST)
        return {"Payload": delivery_attribute(Delivery(status="sent", at=self._clock(), message_id="m"))}

    def _sms(self, execution: Execution, parameters: Any, fault: TaskFault | None) -> Any:  # noqa: ANN401
        if fault is TaskFault.REJECTED:
            return TaskFailed("SNS.InvalidParameterException")
        self._outbox.sent(execution, "sms", parameters["Message"], answer_lost=fault is TaskFault.LOST)
        return {"MessageId": "m"}
