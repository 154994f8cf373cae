"""What the recorded name of a delivery's error means to the reminder's owner: a code and a sentence."""

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
    # https://docs.aws.amazon.com/sns/latest/api/API_Publish.html has the errors, no page how Step Functions
    # names them. Two that were recorded in 2025 have the names of classes of the SDK for Java 1:
    # https://github.com/localstack/localstack/blob/8b9a79f05846835cf4dff63ab7eefdde9df83783/tests/aws/services/stepfunctions/v2/services/test_sns_task_service.snapshot.json
    # Publish does not declare its throttling (ThrottlingException), which then has the first of these names
    # most likely: that SDK's for any other error. https://repost.aws/knowledge-center/sns-throttling-exception-errors
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
    # The email worker's own, once it was tried for too long or too often
    "EmailMayHaveLeft": "provider_unavailable",
    "MailServiceUnavailable": "provider_unavailable",
    "SendingLimitReached": "quota_exceeded",
    "RecipientNotVerified": "not_verified",
    "SenderNotVerified": "not_verified",
    # An occurrence of a schedule, which is never sent
    "OwnerLimitReached": "owner_limit_reached",
    # The email worker's, of a marked address: nothing was sent
    "RecipientStopped": "recipient_unavailable",
    "RecipientUnavailable": "recipient_unavailable",
}

RECIPIENT_STOPPED = "RecipientStopped"
"""The recipient wants no more: the owner need not look at it."""

RECIPIENT_UNAVAILABLE = "RecipientUnavailable"
"""Mail to the recipient came back, or was called unwanted."""

OWNER_LIMIT_REACHED = "OwnerLimitReached"
"""An occurrence of a schedule that would be over one of its owner's limits."""

RECIPIENT_NOT_VERIFIED = "RecipientNotVerified"
"""SES's `MessageRejected` where the text says that an identity isn't verified, and it isn't the sender's."""

SENDER_NOT_VERIFIED = "SenderNotVerified"
"""SES's `MessageRejected` where its text names the sender among the identities that aren't verified.

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
"""Names in the email worker's log, as `error`, of what no email gets past until an operator has mended it.

An alarm rings for them, and an email is tried again for as long as deliveries are. All but the first and our
own name are among SendEmail's.
"""

WORKERS_OWN = frozenset({"EmailMayHaveLeft", "MailServiceUnavailable", "SendingLimitReached"})
"""The errors that the email worker ends with on purpose; an alarm rings for any other: it is a defect."""

DETAILS: Mapping[DeliveryErrorCode, str] = {  # of an "address" or a "number"
    "not_verified": "The mail service doesn't know the sender or the recipient as verified.",
    "invalid_recipient": "This {} can't receive the message.",
    "quota_exceeded": "The provider's sending limit was reached for too long.",
    "provider_unavailable": "The provider failed at every attempt.",
    "owner_limit_reached": "It would have been over one of your limits, so it was not sent.",
    "recipient_unavailable": "This address takes no reminders, so it was not sent.",
    "other": "The message could not be handed over.",
}


def error_code(name: str) -> DeliveryErrorCode:
    """The code for the recorded `name` of an error; `other` for a name that is not known."""
    return _CODES.get(name, "other")
