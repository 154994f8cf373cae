"""Configures the local stack and deploys it with the in-process engine."""

from typing import Any

from tools import ROOT
from tools.local.emulator import REGION
from tools.local.engine.engine import up
from tools.local.options import Options
from tools.local_provider.endpoint import Endpoint

STACK = "local"
SMS_COUNTRIES = ("AU", "GB", "NZ", "US")
REMINDERS_PER_DAY, REMINDERS_WAITING, REMINDERS_PER_RECIPIENT_PER_DAY = 100_000, 10_000, 5_000
SCHEDULES_ACTIVE = 10_000
"""More than a developer, or a test with many reminders at once, needs."""


def config(options: Options) -> dict[str, Any]:
    """Returns the config by full key: the public addresses, limits for tests, and the given settings."""
    own = {
        "senderEmail": "reminders@example.org",
        "smsCountries": list(SMS_COUNTRIES),
        "siteUrl": options.site_url,
        "signInUrl": options.sign_in_url,
        "programClient": True,
        "remindersPerDay": REMINDERS_PER_DAY,
        "remindersWaiting": REMINDERS_WAITING,
        "smsPartsPerDay": REMINDERS_PER_DAY,
        "changesPerDay": REMINDERS_PER_DAY,
        "remindersPerRecipientPerDay": REMINDERS_PER_RECIPIENT_PER_DAY,
        "schedulesActive": SCHEDULES_ACTIVE,
        "occurrencesPerDay": REMINDERS_PER_DAY,
        "protectData": False,
    }
    return {"aws:region": REGION} | {
        f"task-reminder:{key}": value for key, value in (own | dict(options.config)).items()
    }


def deploy(options: Options, endpoint: Endpoint) -> dict[str, Any]:
    """Creates every resource in the running emulator; returns the stack's outputs. Raises EngineError."""
    return up(ROOT, stack=STACK, config=config(options), endpoint=endpoint, region=REGION)
