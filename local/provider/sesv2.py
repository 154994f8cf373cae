"""SES: sender identities and configuration sets."""

from local.provider.aws_clients import Aws
from local.provider.by_call import deleting, reading, retag
from local.provider.duplicates import refuse_existing
from local.provider.resource_type import Change, Created, Inputs, ResourceType

OPTIONS = {
    "reputationOptions": "PutConfigurationSetReputationOptions",
    "suppressionOptions": "PutConfigurationSetSuppressionOptions",
}


def create_email_identity(aws: Aws, inputs: Inputs) -> Created:
    """Make an address or a domain that mail may be sent from. Raises `AlreadyExists`."""
    identity = inputs["emailIdentity"]
    look = aws.client("sesv2").get_email_identity
    refuse_existing(f"identity {identity}", lambda: look(EmailIdentity=identity))
    aws.call("sesv2", "CreateEmailIdentity", inputs)
    return Created(identity)


def update_email_identity(aws: Aws, change: Change) -> None:
    """Change an identity's tags."""
    _retag(aws, f"identity/{change.recorded.id}", change)


def create_configuration_set(aws: Aws, inputs: Inputs) -> Created:
    """Make a set of rules for the mail sent with it."""
    aws.call("sesv2", "CreateConfigurationSet", inputs)
    return Created(inputs["configurationSetName"])


def update_configuration_set(aws: Aws, change: Change) -> None:
    """Change the rules that differ, each by a call of its own."""
    name = {"configurationSetName": change.recorded.id}
    for options, operation in OPTIONS.items():
        if options in change.names:
            aws.call("sesv2", operation, name | dict(change.new.get(options, {})))
    _retag(aws, f"configuration-set/{change.recorded.id}", change)


def _retag(aws: Aws, resource: str, change: Change) -> None:
    arn = f"arn:aws:ses:{aws.region}:{aws.account_id}:{resource}"
    retag(aws, "sesv2", {"resourceArn": arn}, change)


RESOURCE_TYPES = {
    "aws:sesv2/emailIdentity:EmailIdentity": ResourceType(
        create_email_identity,
        deleting("sesv2", "DeleteEmailIdentity", EmailIdentity="id"),
        reading("sesv2", "GetEmailIdentity", None, EmailIdentity="id"),
        update_email_identity,
    ),
    "aws:sesv2/configurationSet:ConfigurationSet": ResourceType(
        create_configuration_set,
        deleting("sesv2", "DeleteConfigurationSet", ConfigurationSetName="id"),
        reading("sesv2", "GetConfigurationSet", None, ConfigurationSetName="id"),
        update_configuration_set,
    ),
}
