"""Provides workers started as Lambda starts them, their settings, and a reminder as it was claimed."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from types import ModuleType
from typing import Any

import boto3
import pytest
from moto import mock_aws

from tests.aws import REGION, create_state_machine, create_table
from tests.new_reminder import new_reminder
from tests.unit.workflow.conftest import aws, world
from workers.environment import EmailSettings
from workflow.reminders.reminder import Draft, Reminder

__all__ = ["aws", "world"]

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


@dataclass
class Context:
    """Lambda's context object."""

    function_name: str = "task-reminder-test-worker"
    remaining_milliseconds: int = 240_000

    def get_remaining_time_in_millis(self) -> int:
        return self.remaining_milliseconds


Start = Callable[[str, Mapping[str, str]], ModuleType]


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Imports a worker's module anew, with this environment, as Lambda does; AWS is mocked and empty."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)

    def started(worker: str, environment: Mapping[str, str]) -> ModuleType:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.delitem(sys.modules, worker, raising=False)
        return import_module(worker)

    with mock_aws():
        yield started


@pytest.fixture
def resources(start: Start) -> dict[str, str]:  # noqa: ARG001  # it mocks AWS
    """Creates the table and the state machine; returns the variables that name them."""
    return {
        "TABLE_NAME": create_table(boto3.client("dynamodb")),
        "STATE_MACHINE_ARN": create_state_machine(boto3.client("stepfunctions")),
    }
