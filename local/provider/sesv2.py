"""SES: sender identities and configuration sets."""

from local.provider.aws_clients import Aws
from local.provider.duplicates import refuse_existing
from local.provider.resource_type import Created, Inputs, ResourceType


def create_email_identity(aws: Aws, inputs: Inputs) -> Created:
    """Make an address or a domain that mail may be sent from. Raises `AlreadyExists`."""
    identity = inputs["emailIdentity"]
    look = aws.client("sesv2").get_email_identity
    refuse_existing(f"identity {identity}", lambda: look(EmailIdentity=identity))
    aws.call("sesv2", "CreateEmailIdentity", inputs)
    return Created(identity)


def create_configuration_set(aws: Aws, inputs: Inputs) -> Created:
    """Make a set of rules for the mail sent with it."""
    aws.call("sesv2", "CreateConfigurationSet", inputs)
    return Created(inputs["configurationSetName"])


RESOURCE_TYPES = {
    "aws:sesv2/emailIdentity:EmailIdentity": ResourceType(create_email_identity),
    "aws:sesv2/configurationSet:ConfigurationSet": ResourceType(create_configuration_set),
}
