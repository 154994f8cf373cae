"""The API's settings: environment variables, read and checked once when the Lambda starts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the stack gives the API.

    `sms_countries` are ISO 3166 codes of two letters; none means that SMS is off. `horizon` is how far ahead
    a reminder may be due, `retention` how long its record is kept after that. `local_owner` is set by the
    local stack alone.
    """

    table_name: str
    state_machine_arn: str
    sms_countries: tuple[str, ...]
    retention: timedelta
    horizon: timedelta
    local_owner: str | None = None


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
        local_owner=environment.get("LOCAL_OWNER") or None,
    )


def _text(environment: Mapping[str, str], name: str) -> str:
    if not environment.get(name):
        raise ValueError(f"{name} is not set")
    return environment[name]


def _countries(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    if name not in environment:
        raise ValueError(f"{name} is not set (empty turns SMS off)")
    codes = tuple(code for code in environment[name].split(",") if code)
    if not all(re.fullmatch("[A-Z]{2}", code) for code in codes):
        raise ValueError(f"{name} must be ISO 3166 codes of two letters, with commas between them")
    return codes


def _days(environment: Mapping[str, str], name: str) -> timedelta:
    text = _text(environment, name)
    if not re.fullmatch("[1-9][0-9]{0,3}", text):
        raise ValueError(f"{name} must be a whole number of days, 1 to 9999")
    return timedelta(days=int(text))
