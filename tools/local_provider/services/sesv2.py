"""SES: sender identities and configuration sets."""

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import AlreadyExists, Change, Created, Inputs, ResourceType, State
from tools.local_provider.single_calls import create_call, delete_call, overwrite, refuse_removal, update_call

SERVICE = "sesv2"


def create_email_identity(aws: Aws, inputs: Inputs) -> Created:
    """Creates an address or a domain that email may be sent from. Raises `AlreadyExists`."""
    identity = inputs["emailIdentity"]
    listed = aws.client(SERVICE).list_email_identities(PageSize=1000)["EmailIdentities"]
    if any(one["IdentityName"] == identity for one in listed):
        raise AlreadyExists(f"identity {identity} already exists")
    made = aws.call(SERVICE, "CreateEmailIdentity", inputs)
    tokens = made.get("DkimAttributes", {}).get("Tokens", [])
    return Created(identity, {"dkimSigningAttributes": {"tokens": tokens}})


def set_mail_from(aws: Aws, inputs: Inputs) -> Created:
    """Sets the domain that bounces of an identity go to."""
    aws.call(SERVICE, "PutEmailIdentityMailFromAttributes", inputs)
    return Created(inputs["emailIdentity"])


def reset_mail_from(aws: Aws, state: State) -> None:
    """Resets the domain for bounces to SES's own."""
    aws.client(SERVICE).put_email_identity_mail_from_attributes(EmailIdentity=state.id)


def update_configuration_set(aws: Aws, change: Change) -> None:
    """Changes the settings that differ, each by its own call."""
    refuse_removal(change)
    for options in sorted(change.changed):
        operation = f"PutConfigurationSet{options[0].upper()}{options[1:]}"
        aws.call(SERVICE, operation, {"configurationSetName": change.state.id, **change.new[options]})


def create_event_destination(aws: Aws, inputs: Inputs) -> Created:
    """Creates a destination for SES's events about emails."""
    aws.call(SERVICE, "CreateConfigurationSetEventDestination", inputs)
    return Created(f"{inputs['configurationSetName']}|{inputs['eventDestinationName']}")


RESOURCE_TYPES = {
    "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination": ResourceType(
        create_event_destination,
        delete_call(
            SERVICE,
            "DeleteConfigurationSetEventDestination",
            ConfigurationSetName="configurationSetName",
            EventDestinationName="eventDestinationName",
        ),
        update_call(SERVICE, "UpdateConfigurationSetEventDestination"),
        immutable={"configurationSetName", "eventDestinationName"},
    ),
    "aws:sesv2/emailIdentity:EmailIdentity": ResourceType(
        create_email_identity,
        delete_call(SERVICE, "DeleteEmailIdentity", EmailIdentity="id"),
    ),
    "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes": ResourceType(
        set_mail_from,
        reset_mail_from,
        overwrite(set_mail_from),
        immutable={"emailIdentity"},
    ),
    "aws:sesv2/configurationSet:ConfigurationSet": ResourceType(
        create_call(SERVICE, "CreateConfigurationSet", id_from="configurationSetName"),
        delete_call(SERVICE, "DeleteConfigurationSet", ConfigurationSetName="id"),
        update_configuration_set,
        immutable={"configurationSetName"},
    ),
}
