"""The examples of the OpenAPI document. The first of each works unchanged on any stack."""

from typing import Any

CREATE: dict[str, Any] = {
    "email": {
        "summary": "An email in five seconds, to the mailbox simulator of Amazon SES",
        "value": {
            "message": "Call the plumber",
            "preference": "email",
            "email": "success@simulator.amazonses.com",
            "waitSeconds": 5,
        },
    },
    "sms": {
        "summary": "An SMS in an hour, to a simulated number",
        "value": {
            "message": "Call the plumber",
            "preference": "sms",
            "phone": "+14254147755",
            "waitSeconds": 3600,
        },
    },
    "both": {
        "summary": "On both channels, at a local time: set a date ahead of now",
        "value": {
            "message": "Call the plumber\nHis number is on the fridge.",
            "subject": "The tap still drips",
            "preference": "both",
            "email": "success@simulator.amazonses.com",
            "phone": "+14254147755",
            "dueAt": "2030-06-03T09:00:00",
            "timezone": "Australia/Sydney",
        },
    },
}

UPDATE: dict[str, Any] = {
    "later": {"summary": "In an hour from now instead", "value": {"waitSeconds": 3600}},
    "text": {
        "summary": "Another message, and no subject of its own",
        "value": {"message": "Call the plumber back", "subject": None},
    },
    "channels": {
        "summary": "An email and no SMS, whose number is not kept",
        "value": {"preference": "email", "email": "success@simulator.amazonses.com", "phone": None},
    },
}

SNOOZE: dict[str, Any] = {
    "wait": {"summary": "In ten minutes", "value": {"waitSeconds": 600}},
    "dueAt": {
        "summary": "At a local time: set a date ahead of now",
        "value": {"dueAt": "2030-06-03T09:00:00", "timezone": "Australia/Sydney"},
    },
    "fixed": {
        "summary": "At once, by email alone, to another address",
        "value": {"waitSeconds": 0, "preference": "email", "email": "success@simulator.amazonses.com"},
    },
}

SNOOZE_MESSAGE: dict[str, Any] = {name: SNOOZE[name] for name in ("wait", "dueAt")}
