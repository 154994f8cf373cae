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
        sms_countries=_countries(environment, "SMS_COUNTRIES"),
        retention=_days(environment, "RETENTION_DAYS"),
        horizon=_days(environment, "HORIZON_DAYS"),
        issuer=_issuer(environment, "ISSUER"),
        reminders_per_day=_count(environment, "REMINDERS_PER_DAY"),
        reminders_waiting=_count(environment, "REMINDERS_WAITING"),
        allowed_recipients=_recipients(environment, "ALLOWED_RECIPIENTS"),
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


def _countries(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    codes = _list(environment, name, "empty turns SMS off")
    if not all(re.fullmatch("[A-Z]{2}", code) for code in codes):
        raise ValueError(f"{name} must be ISO 3166 codes of two letters, with commas between them")
    return codes


def _recipients(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    recipients = _list(environment, name, "empty allows all")
    if not all(re.fullmatch(r"\+[0-9]+|[a-z0-9.-]+", recipient) for recipient in recipients):
        raise ValueError(f"{name} must be email domains and beginnings of phone numbers, with commas between")
    return recipients


def _list(environment: Mapping[str, str], name: str, empty: str) -> tuple[str, ...]:
    if name not in environment:
        raise ValueError(f"{name} is not set ({empty})")
    return tuple(each for each in environment[name].split(",") if each)


def _count(environment: Mapping[str, str], name: str) -> int:
    text = _text(environment, name)
    if not re.fullmatch("[1-9][0-9]{0,6}", text):
        raise ValueError(f"{name} must be a whole number, 1 to 9999999")
    return int(text)


def _days(environment: Mapping[str, str], name: str) -> timedelta:
    text = _text(environment, name)
    if not re.fullmatch("[1-9][0-9]{0,3}", text):
        raise ValueError(f"{name} must be a whole number of days, 1 to 9999")
    return timedelta(days=int(text))
