"""Rules for single config values that types can't express; each raises ValueError with its rule."""

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
    """Parses a config value from the engine, which passes YAML values that aren't strings as JSON text."""
    try:
        return json.loads(value) if isinstance(value, str) else value
    except json.JSONDecodeError as error:
        raise ValueError(f"must be a list, as YAML or JSON: {error}") from error


def empty_is_none(value: object) -> object:
    """Converts the empty string to None: the schema has no optional keys, so their default is empty."""
    return None if value == "" else value


def mailbox(value: str) -> str:
    """Accepts a plain address that SES can send from; returns its domain in ASCII form, as SES requires."""
    try:
        checked = validate_email(value, allow_smtputf8=False, check_deliverability=False)
    except EmailNotValidError as error:
        raise ValueError(f"must be an email address: {error}") from error
    return checked.ascii_email or checked.normalized


def display_name(value: str) -> str:
    """Accepts a name that fits into one header line."""
    if not 1 <= len(value) <= 64 or not value.isprintable() or value != value.strip():
        raise ValueError("must be 1 to 64 printable characters on one line")
    return value


def country(value: str) -> str:
    """Accepts an ISO 3166 country code that has telephone numbers."""
    if value not in phonenumbers.SUPPORTED_REGIONS:
        raise ValueError("must be two-letter country codes in upper case, such as AU")
    return value


def recipients(value: str) -> str:
    """Accepts an email domain (returned in ASCII form, as stored) or a prefix of E.164 numbers."""
    if re.fullmatch(r"\+[1-9][0-9]{0,14}", value):
        return value
    try:
        return str(validate_email(f"name@{value}", check_deliverability=False).ascii_domain)
    except EmailNotValidError as error:
        raise ValueError(
            "must be email domains, such as example.org, and prefixes of phone numbers, such as +6149"
        ) from error


def sms_sender_id(value: str) -> str:
    """Accepts a sender id for Amazon SNS: 1 to 11 letters and digits, at least one of them a letter.

    https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html, DefaultSenderID
    """
    if not re.fullmatch(r"(?=.*[A-Za-z])[A-Za-z0-9]{1,11}", value):
        raise ValueError("must be 1 to 11 letters and digits, with at least one letter")
    return value


def origin(value: str) -> str:
    """Accepts a web origin as browsers send it: scheme, host and optional port, nothing after them."""
    if not re.fullmatch(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?", value):
        raise ValueError("must be scheme and host in lower case, such as https://example.org")
    return value


def https_origin(value: str) -> str:
    """Accepts an origin for signing in: Cognito requires HTTPS, or HTTP on localhost.

    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    if not re.match(r"https://|http://localhost(:|$)", origin(value)):
        raise ValueError("must begin with https:// (http:// only for localhost)")
    return value


NO_SNAP_START = frozenset({"ap-east-2", "ap-southeast-6"})
"""Taipei and New Zealand: https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html, supported Regions."""


def snap_start_region(region: str) -> None:
    """Rejects a region in which Lambda has no SnapStart."""
    if region in NO_SNAP_START:
        raise ValueError(f"must be false in {region}, which has no SnapStart")


def aws_region(value: str) -> str:
    """Accepts a region of the `aws` partition that has every service the stack uses."""
    regions = _regions(SERVICES)
    if value not in regions:
        raise ValueError(f"must be a region that has {', '.join(SERVICES)}: {', '.join(sorted(regions))}")
    return value


def sms_region(region: str) -> None:
    """Rejects a region where SNS can't send SMS: it lacks AWS End User Messaging, which delivers them.

    https://docs.aws.amazon.com/sns/latest/dg/sns-mobile-phone-number-as-subscriber.html
    """
    if region not in _regions(("pinpoint-sms-voice-v2",)):
        raise ValueError(f"must be empty in {region}, which sends no SMS")


@cache
def _regions(services: tuple[str, ...]) -> frozenset[str]:
    """Returns the regions of the `aws` partition that have all of these services."""
    session = boto3.session.Session()
    return frozenset.intersection(*(frozenset(session.get_available_regions(name)) for name in services))
