"""Builds the text printed when the system is ready: addresses, users, and a command to paste."""

import json
import shlex

from tools.local.options import DEFAULT_STATE, Options
from tools.local.sign_in.demo_users import DEMO, OTHER


def banner(options: Options) -> str:
    """Returns lines with page, docs and users, and a `curl` command that can be pasted into bash."""
    site_url = options.site_url
    reminder = {
        "message": "Call the plumber",
        "preference": "email",
        "email": "success@simulator.amazonses.com",
        "waitSeconds": 10,
    }
    token = "make -s token" + _arguments(options)
    return f"""
Page   {site_url}
Docs   {site_url}/docs
Users  {DEMO.username}, password {DEMO.password}
       {OTHER.username}, password {OTHER.password}

A reminder in 10 seconds:
  curl -sS {site_url}/v1/reminders -H "Authorization: Bearer $({token})" \\
    -H 'Content-Type: application/json' -d '{json.dumps(reminder)}'

Each kind of failure can be simulated: docs/api.md, "Simulated recipients".

Press Ctrl-C to stop; all data is then deleted. Deliveries:
"""


def _arguments(options: Options) -> str:
    """Returns what `make` needs to find a system in another folder than the default one."""
    if options.state == DEFAULT_STATE:
        return ""
    return " ARGS=" + shlex.quote(f"--state {shlex.quote(str(options.state))}")
