"""Provides a reminder as the state machine claimed it, and the email worker's settings."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.new_reminder import new_reminder
from workers.environment import EmailSettings
from workflow.reminders.reminder import Draft, Reminder

NOW = datetime(2026, 11, 23, 22, 0, 1, 250000, tzinfo=UTC)
SETTINGS = EmailSettings(
    sender_email="reminders@example.com",
    sender_name="Task Reminder",
    configuration_set="task-reminder-test-email",
    site_url="https://reminders.example.com",
    table_name="the-table",
    message_links="yes",
    reply_to="",
)
EMAIL_ENVIRONMENT = {
    "SENDER_EMAIL": SETTINGS.sender_email,
    "SENDER_NAME": SETTINGS.sender_name,
    "CONFIGURATION_SET": SETTINGS.configuration_set,
    "SITE_URL": SETTINGS.site_url,
    "TABLE_NAME": SETTINGS.table_name,
    "MESSAGE_LINKS": "yes",
    "REPLY_TO": "",
}
SWEEP_ENVIRONMENT = {
    "TABLE_NAME": "the-table",
    "STATE_MACHINE_ARN": "arn:aws:states:ap-southeast-2:123456789012:stateMachine:reminder",
    "RETENTION_DAYS": "90",
    "SMS_COUNTRIES": "AU",
    "ALLOWED_RECIPIENTS": "",
    "RECIPIENTS": "anyone",
    "SMS_PARTS_PER_DAY": "100",
    "REMINDERS_PER_RECIPIENT_PER_DAY": "20",
    "PROGRAM_CLIENT_ID": "",
}


def claimed_reminder(**fields: Any) -> Reminder:  # noqa: ANN401
    """Returns a claimed reminder, created three days before it is due, with any field replaced."""
    draft = Draft(
        preference="email",
        message="Call the plumber",
        email="nora@example.org",
        timezone="Australia/Sydney",
        due_at=datetime(2026, 11, 23, 22, 0, tzinfo=UTC),
    )
    asked_at = datetime(2026, 11, 20, 5, 30, tzinfo=UTC)
    reminder = new_reminder(
        draft,
        owner="nora",
        now=asked_at,
        change_id="c1",
        retention=timedelta(days=90),
    )
    fields = {"asked_by": "nora@example.org"} | fields
    return replace(reminder, status="sending", claimed_at=NOW, claimed_by="execution", **fields)
