"""Maps the recorded name of a delivery error to a code and a sentence for the reminder's owner."""

from collections.abc import Mapping
from typing import Literal

DeliveryErrorCode = Literal[
    "not_verified",
    "invalid_recipient",
    "quota_exceeded",
    "provider_unavailable",
    "owner_limit_reached",
    "recipient_unavailable",
    "other",
]

_CODES: Mapping[str, DeliveryErrorCode] = {
    # https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
    "AccessDeniedException": "provider_unavailable",
    "AccountSuspendedException": "provider_unavailable",
    "BadRequestException": "invalid_recipient",
    "LimitExceededException": "quota_exceeded",
    "MailFromDomainNotVerifiedException": "not_verified",
    "MessageRejected": "other",
    "SendingPausedException": "provider_unavailable",
    "TooManyRequestsException": "quota_exceeded",
    # https://docs.aws.amazon.com/sns/latest/api/API_Publish.html lists the errors, but no page says how Step
    # Functions names them. Two recorded in 2025 are named like classes of the AWS SDK for Java 1:
    # https://github.com/localstack/localstack/blob/8b9a79f05846835cf4dff63ab7eefdde9df83783/tests/aws/services/stepfunctions/v2/services/test_sns_task_service.snapshot.json
    # Publish does not declare its throttling error (ThrottlingException), so it most likely has the first of
    # these names, that SDK's default. https://repost.aws/knowledge-center/sns-throttling-exception-errors
    "SNS.AmazonSNSException": "provider_unavailable",
    "SNS.SnsException": "provider_unavailable",
    "SNS.AuthorizationErrorException": "provider_unavailable",
    "SNS.InternalErrorException": "provider_unavailable",
    "SNS.InvalidParameterException": "invalid_recipient",
    "SNS.InvalidParameterValueException": "invalid_recipient",
    "SNS.OptedOutException": "invalid_recipient",
    "SNS.Throttled": "quota_exceeded",
    "SNS.ThrottledException": "quota_exceeded",
    "SNS.Throttling": "quota_exceeded",
    "SNS.ThrottlingException": "quota_exceeded",
    "SNS.TooManyRequestsException": "quota_exceeded",
    "SNS.ValidationException": "invalid_recipient",
    # https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html and
    # https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html
    "Lambda.AWSLambdaException": "provider_unavailable",
    "Lambda.ClientExecutionTimeoutException": "provider_unavailable",
    "Lambda.SdkClientException": "provider_unavailable",
    "Lambda.ServiceException": "provider_unavailable",
    "Lambda.TooManyRequestsException": "quota_exceeded",
    "Lambda.Unknown": "provider_unavailable",
    "States.Timeout": "provider_unavailable",
    # The email worker's own, after too long or too many retries
    "EmailMayHaveLeft": "provider_unavailable",
    "MailServiceUnavailable": "provider_unavailable",
    "SendingLimitReached": "quota_exceeded",
    "RecipientNotVerified": "not_verified",
    "SenderNotVerified": "not_verified",
    # An occurrence of a schedule that is never sent
    "OwnerLimitReached": "owner_limit_reached",
    # The email worker's, for a suppressed address: nothing was sent
    "RecipientStopped": "recipient_unavailable",
    "RecipientUnavailable": "recipient_unavailable",
}

RECIPIENT_STOPPED = "RecipientStopped"
"""The recipient wants no more messages: no alert for the owner."""

RECIPIENT_UNAVAILABLE = "RecipientUnavailable"
"""Earlier mail to the recipient bounced or was marked as unwanted."""

OWNER_LIMIT_REACHED = "OwnerLimitReached"
"""An occurrence of a schedule that would exceed one of its owner's limits."""

RECIPIENT_NOT_VERIFIED = "RecipientNotVerified"
"""SES's `MessageRejected` if its text names an unverified identity other than the sender."""

SENDER_NOT_VERIFIED = "SenderNotVerified"
"""SES's `MessageRejected` if its text names the sender among the unverified identities.

https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html
"""

OPERATORS = frozenset(
    {
        "AccessDeniedException",  # the worker's role lost its permission
        "AccountSuspendedException",
        "MailFromDomainNotVerifiedException",
        "NotFoundException",  # the configuration set is gone
        SENDER_NOT_VERIFIED,
        "SendingPausedException",
    }
)
"""Error names in the email worker's log that block every email until an operator fixes the cause.

They raise an alarm, and the email is retried as long as any delivery is. All but the first and our own name
are among SendEmail's errors.
"""

WORKERS_OWN = frozenset({"EmailMayHaveLeft", "MailServiceUnavailable", "SendingLimitReached"})
"""The errors that the email worker raises on purpose; any other is a defect and raises an alarm."""

DETAILS: Mapping[DeliveryErrorCode, str] = {  # {}: "address" or "number"
    "not_verified": "The sender or the recipient is not verified with the mail service.",
    "invalid_recipient": "This {} can't receive the message.",
    "quota_exceeded": "The provider's sending limit was reached for too long.",
    "provider_unavailable": "The provider failed at every attempt.",
    "owner_limit_reached": "It would have exceeded one of your limits, so it was not sent.",
    "recipient_unavailable": "This address accepts no reminders, so it was not sent.",
    "other": "The provider did not accept the message.",
}


def error_code(name: str) -> DeliveryErrorCode:
    """Returns the code for the recorded `name` of an error; `other` if the name is unknown."""
    return _CODES.get(name, "other")
