"""The API's settings: environment variables, read and checked once when the Lambda starts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the stack gives the API.

    `sms_countries` are ISO 3166 codes of two letters; none means that SMS is off. `horizon` is how far ahead
    a reminder may be due, `retention` how long its record is kept after that. `issuer` gives the tokens that
    callers are known by. Each owner may make `reminders_per_day` (of UTC) and have `reminders_waiting` wait.
    `allowed_recipients` are email domains and beginnings of phone numbers; none means all.
    """

    table_name: str
    state_machine_arn: str
    sms_countries: tuple[str, ...]
    retention: timedelta
    horizon: timedelta
    issuer: str
    reminders_per_day: int
    reminders_waiting: int
    allowed_recipients: tuple[str, ...]


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings that `environment` holds.

    Raises:
        ValueError: a variable is missing or malformed; the message names it.
    """
    return Settings(
        table_name=_text(environment, "TABLE_NAME"),
        state_machine_arn=_text(environment, "STATE_MACHINE_ARN"),
        sms_countries=_list(environment, "SMS_COUNTRIES", "[A-Z]{2}", "ISO 3166 codes of two letters"),
        retention=timedelta(days=_number(environment, "RETENTION_DAYS", 9_999)),
        horizon=timedelta(days=_number(environment, "HORIZON_DAYS", 9_999)),
        issuer=_issuer(environment, "ISSUER"),
        reminders_per_day=_number(environment, "REMINDERS_PER_DAY", 9_999_999),
        reminders_waiting=_number(environment, "REMINDERS_WAITING", 9_999_999),
        allowed_recipients=_list(
            environment,
            "ALLOWED_RECIPIENTS",
            r"\+[0-9]+|[a-z0-9.-]+",
            "email domains and beginnings of phone numbers",
        ),
    )


def _text(environment: Mapping[str, str], name: str) -> str:
    if not environment.get(name):
        raise ValueError(f"{name} is not set")
    return environment[name]


def _issuer(environment: Mapping[str, str], name: str) -> str:
    issuer = _text(environment, name)
    if not issuer.startswith("https://"):
        raise ValueError(f"{name} must be an https address")
    return issuer


def _list(environment: Mapping[str, str], name: str, form: str, rule: str) -> tuple[str, ...]:
    """The parts of a variable, which may have none."""
    if name not in environment:
        raise ValueError(f"{name} is not set")
    parts = tuple(each for each in environment[name].split(",") if each)
    if not all(re.fullmatch(form, part) for part in parts):
        raise ValueError(f"{name} must be {rule}, with commas between them")
    return parts


def _number(environment: Mapping[str, str], name: str, most: int) -> int:
    text = _text(environment, name)
    if not re.fullmatch("[1-9][0-9]{0,6}", text) or int(text) > most:
        raise ValueError(f"{name} must be a whole number, 1 to {most}")
    return int(text)
