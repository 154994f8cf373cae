"""The services that executions call: the table, the email worker, SNS."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from botocore.exceptions import ClientError

from tests.clock import Clock
from tests.parts.scenarios.aws.dynamodb.table import SimulatedTable
from tests.parts.scenarios.aws.email_worker import SimulatedEmailWorker
from tests.parts.scenarios.aws.interpreter import Call, TaskFailed
from tests.parts.scenarios.aws.task_faults import ACCEPTED_THEN_FAILED, TaskFault
from tests.parts.scenarios.quota.message import Message, sms
from workflow.reminders.reminder import Channel
from workflow.storage.recipients.marks import MarkReader

if TYPE_CHECKING:
    from tests.parts.scenarios.aws.executions import Execution

SMS_NOT_TAKEN = {
    TaskFault.REJECTED: "SNS.InvalidParameterException",
    TaskFault.THROTTLED: "SNS.ThrottledException",
    TaskFault.NOT_CONNECTED: "SNS.SdkClientException",
}
SMS_TAKEN = {
    TaskFault.SLOW: "States.Timeout",
    TaskFault.BROKEN: "SNS.InternalErrorException",
    TaskFault.NAMELESS: "SNS.AmazonSNSException",
}
"""Names that are not proven: see `workflow/reminders/delivery_errors.py`."""


class Outbox(Protocol):
    """Receives accepted messages."""

    def sent(self, execution: Execution, channel: Channel, message: Message, *, response_lost: bool) -> None:
        """A provider accepted a message."""


class Services:
    """Returns the response to a call of an execution, or raises the `TaskFailed` of its attempt."""

    def __init__(self, table: SimulatedTable, outbox: Outbox, clock: Clock, marks: MarkReader) -> None:
        self._table, self._outbox = table, outbox
        self._worker = SimulatedEmailWorker(clock, marks)
        self._kinds: Mapping[str, Callable[[Execution, Any, TaskFault | None], Any]] = {
            "arn:aws:states:::dynamodb:updateItem": self._update_item,
            "arn:aws:states:::lambda:invoke": self._email,
            "arn:aws:states:::sns:publish": self._sms,
        }

    def call(self, execution: Execution, call: Call, fault: TaskFault | None) -> Any:  # noqa: ANN401
        result = self._kinds[call.resource](execution, call.parameters, fault)
        return TaskFailed("States.Timeout") if fault is TaskFault.LOST else result

    def _update_item(self, _: Execution, parameters: Any, fault: TaskFault | None) -> Any:  # noqa: ANN401
        if fault in {TaskFault.THROTTLED, TaskFault.TABLE_AWAY}:
            return TaskFailed("DynamoDB.ThrottlingException")
        try:
            return self._table.update_item(**parameters)
        except ClientError as error:
            return TaskFailed(f"DynamoDB.{error.response['Error']['Code']}")

    def _email(self, execution: Execution, parameters: Any, fault: TaskFault | None) -> Any:  # noqa: ANN401
        return self._worker.invoke(
            parameters["Payload"],
            fault,
            accepted=lambda message: self._outbox.sent(
                execution, "email", message, response_lost=fault in ACCEPTED_THEN_FAILED
            ),
        )

    def _sms(self, execution: Execution, parameters: Any, fault: TaskFault | None) -> Any:  # noqa: ANN401
        if fault in SMS_NOT_TAKEN:
            return TaskFailed(SMS_NOT_TAKEN[fault])
        lost = fault in ACCEPTED_THEN_FAILED
        self._outbox.sent(execution, "sms", sms(parameters), response_lost=lost)
        return TaskFailed(SMS_TAKEN[fault]) if fault in SMS_TAKEN else {"MessageId": "m"}
