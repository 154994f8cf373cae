"""The workers' settings: an error names the missing or malformed variable."""

from datetime import timedelta

import pytest

from tests.unit.workers.conftest import EMAIL_ENVIRONMENT, SETTINGS, SWEEP_ENVIRONMENT, Start
from workers.environment import EmailSettings, SweepSettings


def test_the_email_workers_settings() -> None:
    assert EmailSettings.read(EMAIL_ENVIRONMENT) == SETTINGS


def test_a_trailing_slash_of_the_address_is_removed() -> None:
    settings = EmailSettings.read(EMAIL_ENVIRONMENT | {"SITE_URL": "http://localhost:4567/"})
    assert settings.site_url == "http://localhost:4567"


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


@pytest.mark.parametrize(
    ("worker", "environment", "missing"),
    [
        ("workers.email", EMAIL_ENVIRONMENT, "SENDER_EMAIL"),
        ("workers.sweep", SWEEP_ENVIRONMENT, "RETENTION_DAYS"),
        ("workers.feedback", {}, "TABLE_NAME"),
        ("workers.canary", {"TABLE_NAME": "the-table"}, "STATE_MACHINE_ARN"),
    ],
)
def test_a_worker_does_not_start_without_its_settings(
    start: Start, worker: str, environment: dict[str, str], missing: str
) -> None:
    given = {name: text for name, text in environment.items() if name != missing}
    with pytest.raises(ValueError, match=f"{missing} is not set"):
        start(worker, given)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SENDER_EMAIL", "nobody"),
        ("SENDER_EMAIL", "a@b\r\nBcc: c@d"),
        ("SENDER_EMAIL", "zoë@example.com"),
        ("SENDER_NAME", "Task\r\nBcc: c@example.com"),
        ("SENDER_NAME", ""),
        ("SITE_URL", "reminders.example.com"),
        ("SITE_URL", "https://reminders.example.com/ x"),
        ("MESSAGE_LINKS", "true"),
    ],
)
def test_a_malformed_setting_of_the_email_worker_is_named(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        EmailSettings.read(EMAIL_ENVIRONMENT | {name: value})
