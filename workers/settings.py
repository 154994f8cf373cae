"""The workers' settings: environment variables, read and checked once when the Lambda starts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

ADDRESS = re.compile(r"[!-?A-~]+@[!-?A-~]+")  # visible ASCII on both sides of the only @


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailSettings:
    """Whom an email comes from, the SES configuration set, the page's address (no `/` at its end)."""

    sender_email: str
    sender_name: str
    configuration_set: str
    site_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepSettings:
    """The table, the state machine, and how long a record is kept after its reminder's due time."""

    table_name: str
    state_machine_arn: str
    retention: timedelta


def email_settings(environment: Mapping[str, str]) -> EmailSettings:
    """The email worker's settings.

    Raises:
        ValueError: a variable is missing or malformed; the message names it.
    """
    sender_email, sender_name = _text(environment, "SENDER_EMAIL"), _text(environment, "SENDER_NAME")
    if not ADDRESS.fullmatch(sender_email):
        raise ValueError("SENDER_EMAIL must be an email address")
    if not sender_name.isprintable():
        raise ValueError("SENDER_NAME must be printable characters on one line")
    site_url = _text(environment, "SITE_URL").rstrip("/")
    if not re.fullmatch(r"https?://\S+", site_url):
        raise ValueError("SITE_URL must start with http:// or https://")
    return EmailSettings(
        sender_email=sender_email,
        sender_name=sender_name,
        configuration_set=_text(environment, "CONFIGURATION_SET"),
        site_url=site_url,
    )


def sweep_settings(environment: Mapping[str, str]) -> SweepSettings:
    """The sweep's settings.

    Raises:
        ValueError: a variable is missing or malformed; the message names it.
    """
    days = _text(environment, "RETENTION_DAYS")
    if not re.fullmatch("[1-9][0-9]{0,3}", days):
        raise ValueError("RETENTION_DAYS must be a whole number of days, 1 to 9999")
    return SweepSettings(
        table_name=_text(environment, "TABLE_NAME"),
        state_machine_arn=_text(environment, "STATE_MACHINE_ARN"),
        retention=timedelta(days=int(days)),
    )


def _text(environment: Mapping[str, str], name: str) -> str:
    if not environment.get(name):
        raise ValueError(f"{name} is not set")
    return environment[name]
