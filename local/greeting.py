"""What a person sees when the system is ready: the addresses, and a first reminder to paste."""

import json


def greeting(site_url: str) -> str:
    """Lines that name page and docs, with a `curl` command that works as it stands in bash."""
    reminder = {
        "message": "Call the plumber",
        "preference": "email",
        "email": "success@simulator.amazonses.com",
        "waitSeconds": 10,
    }
    return f"""
Page   {site_url}
Docs   {site_url}/docs

A reminder in 10 seconds:
  curl -sS {site_url}/v1/reminders -H 'Content-Type: application/json' -d '{json.dumps(reminder)}'

Everything is thrown away when this ends: press Ctrl-C. Deliveries:
"""
