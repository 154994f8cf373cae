"""Runs the real email worker with a simulated SES that can be slow, broken or unreachable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from botocore.exceptions import EndpointConnectionError, ReadTimeoutError

from tests.clock import Clock
from tests.parts.scenarios.aws.errors import client_error
from tests.parts.scenarios.aws.interpreter import TaskFailed
from tests.parts.scenarios.aws.task_faults import TaskFault
from tests.parts.scenarios.quota.message import Message, email
from workers.email_delivery import EmailDelivery, EmailWorkerDefect
from workers.environment import EmailSettings
from workers.recipient_check import RecipientCheck
from workflow.storage.item import delivery_attribute, from_item
from workflow.storage.recipients.marks import MarkReader

SEND, URL = "SendEmail", "https://simulated.example"
SETTINGS = EmailSettings(
    sender_email="reminders@example.com",
    sender_name="R",
    configuration_set="c",
    site_url=URL,
    table_name="t",
    message_links="no",
    reply_to="",
)
NOT_ACCEPTED: Mapping[TaskFault, Exception] = {
    TaskFault.REJECTED: client_error("MessageRejected", SEND),
    TaskFault.THROTTLED: client_error("TooManyRequestsException", SEND, 429),
    TaskFault.NOT_CONNECTED: EndpointConnectionError(endpoint_url=URL),
}
ACCEPTED: Mapping[TaskFault, Exception] = {
    TaskFault.SLOW: ReadTimeoutError(endpoint_url=URL),
    TaskFault.BROKEN: client_error("InternalFailure", SEND, 500),
}


class SimulatedEmailWorker:
    """Invokes the worker like a state machine."""

    def __init__(self, clock: Clock, marks: MarkReader) -> None:
        self._clock = clock
        self._recipients = RecipientCheck(marks, clock)

    def invoke(
        self, payload: Mapping[str, Any], fault: TaskFault | None, accepted: Callable[[Message], None]
    ) -> Mapping[str, Any] | TaskFailed:
        """Returns the task's result or raises its failure; calls `accepted` when SES accepts the email."""
        if fault is TaskFault.DEFECT:
            return TaskFailed(EmailWorkerDefect.__name__)
        client: Any = _Ses(fault, accepted)
        delivery = EmailDelivery(client, SETTINGS, self._clock)
        reminder, may_have_left = from_item(payload["reminder"]), payload.get("mayHaveLeft", False)
        try:
            refused = self._recipients.refusal(reminder, may_have_left=may_have_left)
            sent = refused or delivery.deliver(reminder, may_have_left=may_have_left)
        except Exception as error:  # noqa: BLE001  as Lambda responds for its function
            return TaskFailed(type(error).__name__)
        if fault is TaskFault.NAMELESS:
            return TaskFailed("Lambda.Unknown")  # the function ran out of time just then
        return {"Payload": delivery_attribute(sent)}


class _Ses:
    def __init__(self, fault: TaskFault | None, accepted: Callable[[Message], None]) -> None:
        self._fault, self._accepted = fault, accepted

    def send_email(self, **request: Any) -> Mapping[str, str]:  # noqa: ANN401
        if self._fault is not None and self._fault in NOT_ACCEPTED:
            raise NOT_ACCEPTED[self._fault]
        self._accepted(email(request))
        if self._fault is not None and self._fault in ACCEPTED:
            raise ACCEPTED[self._fault]
        return {"MessageId": "m"}
