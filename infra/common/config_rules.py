"""The rules for single config values that no type can say; each raises ValueError with the broken rule."""

import json
import re
from functools import cache

import boto3
import phonenumbers
from email_validator import EmailNotValidError, validate_email

SERVICES = (
    *("apigatewayv2", "cloudwatch", "cognito-idp", "dynamodb", "lambda", "logs"),
    *("scheduler", "sesv2", "sns", "stepfunctions"),
)


def json_value(value: object) -> object:
    """A config value as the engine hands it over: what is no string in the YAML arrives as JSON text."""
    try:
        return json.loads(value) if isinstance(value, str) else value
    except json.JSONDecodeError as error:
        raise ValueError(f"must be a list, as YAML or JSON: {error}") from error


def empty_is_none(value: object) -> object:
    """An optional text: the schema can't say "may be missing", so its default is the empty string."""
    return None if value == "" else value


def mailbox(value: str) -> str:
    """A plain address that SES can send from, its domain in the ASCII form that SES wants."""
    try:
        checked = validate_email(value, allow_smtputf8=False, check_deliverability=False)
    except EmailNotValidError as error:
        raise ValueError(f"must be an email address: {error}") from error
    return checked.ascii_email or checked.normalized


def display_name(value: str) -> str:
    """A name that fits into one header line."""
    if not 1 <= len(value) <= 64 or not value.isprintable() or value != value.strip():
        raise ValueError("must be 1 to 64 printable characters on one line")
    return value


def country(value: str) -> str:
    """An ISO 3166 code that telephone numbers are known for."""
    if value not in phonenumbers.SUPPORTED_REGIONS:
        raise ValueError("must be two-letter country codes in capitals, such as AU")
    return value


def recipients(value: str) -> str:
    """An email domain, in the ASCII form that addresses are kept with, or the beginning of E.164 numbers."""
    if re.fullmatch(r"\+[1-9][0-9]{0,14}", value):
        return value
    try:
        return str(validate_email(f"name@{value}", check_deliverability=False).ascii_domain)
    except EmailNotValidError as error:
        raise ValueError(
            "must be email domains, such as example.org, and beginnings of phone numbers, such as +6149"
        ) from error


def sms_sender_id(value: str) -> str:
    """A sender id as Amazon SNS takes it: 1 to 11 letters and digits, with a letter among them.

    https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html, DefaultSenderID
    """
    if not re.fullmatch(r"(?=.*[A-Za-z])[A-Za-z0-9]{1,11}", value):
        raise ValueError("must be 1 to 11 letters and digits, with at least one letter")
    return value


def origin(value: str) -> str:
    """A web origin as browsers send it: scheme, host and perhaps port, nothing after them."""
    if not re.fullmatch(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?", value):
        raise ValueError("must be scheme and host in small letters, such as https://example.org")
    return value


def https_origin(value: str) -> str:
    """An origin that people sign in at: Cognito sends tokens over HTTPS, and over HTTP to localhost alone.

    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    if not re.match(r"https://|http://localhost(:|$)", origin(value)):
        raise ValueError("must begin with https:// (http:// is for localhost alone)")
    return value


NO_SNAP_START = frozenset({"ap-east-2", "ap-southeast-6"})
"""Taipei and New Zealand: https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html, supported Regions."""


def snap_start_region(region: str) -> None:
    """Whether Lambda can start functions from snapshots in a region."""
    if region in NO_SNAP_START:
        raise ValueError(f"must be false in {region}, which has no SnapStart")


def aws_region(value: str) -> str:
    """A region of the `aws` partition that has every service the stack is made of."""
    regions = _regions(SERVICES)
    if value not in regions:
        raise ValueError(f"must be a region that has {', '.join(SERVICES)}: {', '.join(sorted(regions))}")
    return value


def sms_region(region: str) -> None:
    """Whether SNS can send SMS from a region: AWS End User Messaging delivers them, so it must be there.

    https://docs.aws.amazon.com/sns/latest/dg/sns-mobile-phone-number-as-subscriber.html
    """
    if region not in _regions(("pinpoint-sms-voice-v2",)):
        raise ValueError(f"must be empty in {region}, which sends no SMS")


@cache
def _regions(services: tuple[str, ...]) -> frozenset[str]:
    """The regions of the `aws` partition that have all of these services."""
    session = boto3.session.Session()
    return frozenset.intersection(*(frozenset(session.get_available_regions(name)) for name in services))
