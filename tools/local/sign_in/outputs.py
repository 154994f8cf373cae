"""`outputs.json`: what scripts need to know about the running system."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tools.local.sign_in.code_flow import sign_in
from tools.local.sign_in.demo_users import DEMO, OTHER
from tools.local_provider.endpoint import Endpoint

# The gateway and the distribution have addresses of their own in the emulator, which change at each start and
# need a resolver that knows subdomains of localhost: the site's address is the one to use.
INTERNAL = {"apiEndpoint", "distributionDomain"}


def for_scripts(outputs: Mapping[str, Any], endpoint: Endpoint) -> dict[str, Any]:
    """The stack's outputs without those internal addresses, and the emulator's address and key."""
    return {name: value for name, value in outputs.items() if name not in INTERNAL} | {
        "endpointUrl": endpoint.url,
        "accessKeyId": endpoint.key,
    }


def endpoint(outputs: Mapping[str, Any]) -> Endpoint:
    """The emulator of a running system."""
    return Endpoint(outputs["endpointUrl"], outputs["accessKeyId"])


def of_demo_users(site_url: str) -> dict[str, Any]:
    """Both demo users, and for each an access token that is valid for an hour.

    Raises SignInFailed and urllib3's HTTPError.
    """
    return {
        "demoUser": asdict(DEMO),
        "otherUser": asdict(OTHER),
        "token": sign_in(site_url, **asdict(DEMO))["access_token"],
        "otherToken": sign_in(site_url, **asdict(OTHER))["access_token"],
    }


def write(file: Path, content: Mapping[str, Any]) -> None:
    """Writes `content` as JSON for this user alone; a reader sees the whole file or none."""
    partial = file.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    partial.touch(mode=0o600)
    partial.write_text(json.dumps(content, indent=2) + "\n")
    partial.replace(file)
