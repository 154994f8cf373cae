"""The settings are read once; an error names the variable."""

from __future__ import annotations

from datetime import timedelta

import pytest

from api.environment import Settings
from tests.unit.api.client import ISSUER

GOOD = {
    "TABLE_NAME": "reminders",
    "STATE_MACHINE_ARN": "arn:aws:states:ap-southeast-2:123456789012:stateMachine:reminder",
    "SMS_COUNTRIES": "AU,NZ",
    "RETENTION_DAYS": "90",
    "HORIZON_DAYS": "1826",
    "ISSUER": ISSUER,
    "REMINDERS_PER_DAY": "100",
    "REMINDERS_WAITING": "1000",
    "SMS_PARTS_PER_DAY": "50",
    "CHANGES_PER_DAY": "500",
    "REMINDERS_PER_RECIPIENT_PER_DAY": "10",
    "SCHEDULES_ACTIVE": "20",
    "OCCURRENCES_PER_DAY": "30",
    "ALLOWED_RECIPIENTS": "example.org,+61",
    "RECIPIENTS": "own",
    "FEDERATED_USERS": "yes",
    "PROGRAM_CLIENT_ID": "1example23456789",
    "PROGRAM_NAME": "Payroll",
    "MESSAGE_LINKS": "no",
}
MALFORMED = {
    "SMS_COUNTRIES": ["au", "AU;NZ", "AUS"],
    "RETENTION_DAYS": ["0", "ninety"],
    "HORIZON_DAYS": ["-1", "1.5", "10000"],
    "ISSUER": ["http://issuer.example.org"],
    "REMINDERS_PER_DAY": ["0", "1000001"],
    "REMINDERS_WAITING": ["0", "10001"],
    "SMS_PARTS_PER_DAY": ["0"],
    "CHANGES_PER_DAY": ["0", "1000001"],
    "REMINDERS_PER_RECIPIENT_PER_DAY": ["0", "5001"],
    "SCHEDULES_ACTIVE": ["0", "10001"],
    "OCCURRENCES_PER_DAY": ["0", "100001"],
    "RECIPIENTS": ["everyone"],
    "FEDERATED_USERS": ["true"],
    "MESSAGE_LINKS": ["true"],
    "ALLOWED_RECIPIENTS": ["nora@example.org", "example.org +61", "+"],
}


def test_the_stacks_environment_is_parsed() -> None:
    assert Settings.read(GOOD) == Settings(
        table_name="reminders",
        state_machine_arn=GOOD["STATE_MACHINE_ARN"],
        sms_countries=("AU", "NZ"),
        retention=timedelta(days=90),
        horizon=timedelta(days=1826),
        issuer=ISSUER,
        reminders_per_day=100,
        reminders_waiting=1000,
        sms_parts_per_day=50,
        changes_per_day=500,
        reminders_per_recipient_per_day=10,
        schedules_active=20,
        occurrences_per_day=30,
        allowed_recipients=("example.org", "+61"),
        recipients="own",
        federated_users="yes",
        program_client_id="1example23456789",
        program_name="Payroll",
        message_links="no",
    )
    assert Settings.read(GOOD).user_pool_id == "ap-southeast-2_aBcDeFgHi"


def test_no_countries_turn_sms_off_and_no_recipients_allow_all() -> None:
    settings = Settings.read(GOOD | {"SMS_COUNTRIES": "", "ALLOWED_RECIPIENTS": ""})
    assert (settings.sms_countries, settings.allowed_recipients) == ((), ())


@pytest.mark.parametrize("name", GOOD)
def test_a_missing_or_malformed_variable_is_named(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} is not set"):
        Settings.read({other: text for other, text in GOOD.items() if other != name})
    for text in MALFORMED.get(name, ()):
        with pytest.raises(ValueError, match=f"^{name} "):
            Settings.read(GOOD | {name: text})
