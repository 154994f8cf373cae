"""The page's /config.json: where the API is, how to sign in, and the API's limits."""

from collections.abc import Mapping
from typing import Any

from api.requests.fields.lengths import MESSAGE_LENGTH, SUBJECT_LENGTH
from infra.common.config import Settings


def page_config(settings: Settings, sign_in: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the page's config: lengths in characters, the horizon in days, countries as ISO codes.

    Recipients are email domains and prefixes of phone numbers; none means all. `sign_in` is the result of
    `SignIn.page_config`, whose values are outputs.
    """
    return {
        "apiBase": "",  # the API has the page's own address
        "signIn": sign_in,
        "smsCountries": [] if settings.recipients == "own" else list(settings.sms_countries),
        "allowedRecipients": list(settings.allowed_recipients),
        "limits": {
            "messageLength": MESSAGE_LENGTH,
            "subjectLength": SUBJECT_LENGTH,
            "horizonDays": settings.horizon_days,
            "remindersPerDay": settings.reminders_per_day,
            "remindersWaiting": settings.reminders_waiting,
        },
    }
