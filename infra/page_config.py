"""What the page reads from /config.json: where the API is, and the limits that the API will hold it to."""

from typing import Any

from api.text import MESSAGE_LENGTH, SUBJECT_LENGTH
from infra.config import Settings


def page_config(settings: Settings) -> dict[str, Any]:
    """The page's config: lengths in characters, the horizon in days, countries as ISO codes.

    Recipients are email domains and beginnings of phone numbers; none means all.
    """
    return {
        "apiBase": "",  # the API has the page's own address
        "smsCountries": list(settings.sms_countries),
        "allowedRecipients": list(settings.allowed_recipients),
        "limits": {
            "messageLength": MESSAGE_LENGTH,
            "subjectLength": SUBJECT_LENGTH,
            "horizonDays": settings.horizon_days,
            "remindersPerDay": settings.reminders_per_day,
            "remindersWaiting": settings.reminders_waiting,
        },
    }
