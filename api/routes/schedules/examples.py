"""The OpenAPI document's examples for schedules. The first of each works unchanged."""

from typing import Any

_WEEKLY = {
    "timezone": "Australia/Sydney",
    "start": "2026-01-01T09:00:00",
    "rrule": "FREQ=WEEKLY;BYDAY=MO,TH",
}
_LAST_DAY = {
    "timezone": "Europe/Berlin",
    "start": "2026-01-01T18:30:00",
    "rrule": "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
}
_CONTENT = {
    "message": "Put out the bins",
    "preference": "email",
    "email": "success@simulator.amazonses.com",
}

CREATE: dict[str, Any] = {
    "weekly": {"summary": "Each Monday and Thursday at 9 in Sydney", "value": _CONTENT | _WEEKLY},
    "lastDay": {"summary": "On the last day of each month", "value": _CONTENT | _LAST_DAY},
}

UPDATE: dict[str, Any] = {
    "text": {"summary": "Another message", "value": {"message": "Put out the bins, both of them"}},
    "later": {"summary": "An hour later", "value": {"start": "2026-01-01T10:00:00"}},
    "until": {"summary": "No more from 2031 on", "value": {"rrule": "FREQ=WEEKLY;UNTIL=20301231"}},
    "without": {"summary": "Not on that day", "value": {"exdates": ["2030-12-26T09:00:00"]}},
}

MAKE: dict[str, Any] = {
    "thatOne": {
        "summary": "One local time: set one that the rule gives",
        "value": {"occurrence": "2030-06-03T09:00:00"},
    }
}

PREVIEW: dict[str, Any] = {
    "weekly": {"summary": "Each Monday and Thursday", "value": _WEEKLY},
    "lastDay": {"summary": "The last day of each month", "value": _LAST_DAY},
}
