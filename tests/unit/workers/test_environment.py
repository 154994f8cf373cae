"""The workers' settings: an error names the missing or malformed variable."""

from datetime import timedelta

import pytest

from tests.unit.workers.conftest import EMAIL_ENVIRONMENT, SETTINGS, SWEEP_ENVIRONMENT
from workers.environment import EmailSettings, SweepSettings


def test_the_email_workers_settings() -> None:
    assert EmailSettings.read(EMAIL_ENVIRONMENT) == SETTINGS


def test_a_trailing_slash_of_the_address_is_removed() -> None:
    assert EmailSettings.read(EMAIL_ENVIRONMENT | {"SITE_URL": "http://localhost:4567/"}).site_url == (
        "http://localhost:4567"
    )


def test_the_sweeps_settings() -> None:
    assert SweepSettings.read(SWEEP_ENVIRONMENT) == SweepSettings(
        table_name="the-table",
        state_machine_arn=SWEEP_ENVIRONMENT["STATE_MACHINE_ARN"],
        retention=timedelta(days=90),
        sms_countries=("AU",),
        allowed_recipients=(),
        recipients="anyone",
        sms_parts_per_day=100,
        reminders_per_recipient_per_day=20,
        program_client_id="",
    )


@pytest.mark.parametrize("value", [None, ""])
@pytest.mark.parametrize("missing", sorted(EMAIL_ENVIRONMENT.keys() - {"REPLY_TO"}))
def test_the_email_worker_needs_each_variable(missing: str, value: str | None) -> None:
    environment = {name: text for name, text in EMAIL_ENVIRONMENT.items() if name != missing}
    if value is not None:
        environment[missing] = value
    with pytest.raises(ValueError, match=f"{missing} is not set"):
        EmailSettings.read(environment)


@pytest.mark.parametrize("missing", sorted(SWEEP_ENVIRONMENT))
def test_the_sweep_needs_each_variable(missing: str) -> None:
    environment = {name: text for name, text in SWEEP_ENVIRONMENT.items() if name != missing}
    with pytest.raises(ValueError, match=f"{missing} is not set"):
        SweepSettings.read(environment)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SENDER_EMAIL", "nobody"),
        ("SENDER_EMAIL", "a@b\r\nBcc: c@d"),
        ("SENDER_EMAIL", "zoë@example.com"),
        ("SENDER_NAME", "Task\r\nBcc: c@example.com"),
        ("SENDER_NAME", "Task\x00Reminder"),
        ("SITE_URL", "reminders.example.com"),
        ("SITE_URL", "https://reminders.example.com/ x"),
        ("MESSAGE_LINKS", "true"),
    ],
)
def test_a_malformed_setting_of_the_email_worker_is_named(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        EmailSettings.read(EMAIL_ENVIRONMENT | {name: value})


@pytest.mark.parametrize("days", ["0", "-1", "1.5", "ninety", "10000"])
def test_a_malformed_retention_is_named(days: str) -> None:
    with pytest.raises(ValueError, match="RETENTION_DAYS"):
        SweepSettings.read(SWEEP_ENVIRONMENT | {"RETENTION_DAYS": days})
