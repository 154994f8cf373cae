"""Makes the emulator's `sns:publish` task fail for simulated recipients, with AWS's error names."""

import re
import time
from typing import Any

from tools.emulator.recipients import LATE_SECONDS, NUMBERS, AttemptCounter

RESOURCE = "arn:aws:states:::sns:publish"
DECLARED = frozenset(
    {
        *("AuthorizationError", "EndpointDisabled", "InternalError", "InvalidParameter", "InvalidSecurity"),
        *("InvalidParameterValue", "NotFound", "PlatformApplicationDisabled", "Throttled", "Validation"),
    }
)
"""SNS's errors with their own exception in AWS's SDKs: Publish's, except KMS, and `Throttled`.

https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
"""


def error_name(code: str) -> str:
    """Returns Step Functions' name of an error of SNS.

    AWS doesn't document these names; `workflow.reminders.delivery_errors` says where some were recorded. The
    name of errors without their own exception is unproven.
    """
    name = code.removesuffix("Exception")
    return f"SNS.{name}Exception" if name in DECLARED else "SNS.AmazonSNSException"


def install(stepfunctions: Any, sns: Any) -> None:  # noqa: ANN401 - modules of the emulator, which has no types
    """Replaces the emulator's own integration, which has one name for all failures."""
    attempts = AttemptCounter(NUMBERS)

    def publish(_resource: str, parameters: dict[str, Any]) -> dict[str, str]:
        message = str(parameters.get("Message", ""))
        failure = attempts.failure(str(parameters.get("PhoneNumber", "")), message.encode())
        response = {}
        if failure is None or failure.accepted:
            response = _sns_response(parameters)
        if failure is None:
            return response
        if not failure.code:
            time.sleep(LATE_SECONDS)
            return response
        raise stepfunctions._ExecutionError(error_name(failure.code), failure.text)

    def _sns_response(parameters: dict[str, Any]) -> dict[str, str]:
        status, _, body = sns._publish(parameters)
        text = body.decode()
        if status >= 400:
            raise stepfunctions._ExecutionError(error_name(_element(text, "Code")), text)
        return {"MessageId": _element(text, "MessageId")}

    stepfunctions._SERVICE_DISPATCH[RESOURCE] = publish


def _element(xml: str, name: str) -> str:
    """Returns the text of the first element of that name, or ""."""
    found = re.search(rf"<{name}>([^<]*)</{name}>", xml)
    return found[1] if found else ""
