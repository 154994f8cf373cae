"""Writes and reads `outputs.json`, the running system's addresses and tokens for scripts."""

import json
import socket
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tools.local.options import OUTPUTS
from tools.local.sign_in.code_flow import sign_in
from tools.local.sign_in.demo_users import DEMO, OTHER
from tools.local_provider.endpoint import Endpoint

# In the emulator the gateway and the distribution have their own addresses, which change at each start and
# need a resolver for subdomains of localhost: use the site's address.
INTERNAL = {"apiEndpoint", "distributionDomain"}
TIMEOUT_SECONDS = 5


class NotRunning(Exception):
    """No system runs in this folder; the message says what to do."""

    def __init__(self) -> None:
        super().__init__("The system is not running: start it with `make local`.")


def script_outputs(outputs: Mapping[str, Any], endpoint: Endpoint) -> dict[str, Any]:
    """Returns the stack's outputs without the internal addresses, plus the emulator's address and key."""
    return {name: value for name, value in outputs.items() if name not in INTERNAL} | {
        "endpointUrl": endpoint.url,
        "accessKeyId": endpoint.key,
    }


def endpoint(outputs: Mapping[str, Any]) -> Endpoint:
    """Returns the emulator's endpoint of a running system."""
    return Endpoint(outputs["endpointUrl"], outputs["accessKeyId"])


def demo_users_with_tokens(site_url: str) -> dict[str, Any]:
    """Returns both demo users, and for each an access token that is valid for an hour.

    Raises SignInFailed and urllib3's HTTPError.
    """
    return {
        "demoUser": asdict(DEMO),
        "otherUser": asdict(OTHER),
        "token": sign_in(site_url, **asdict(DEMO))["access_token"],
        "otherToken": sign_in(site_url, **asdict(OTHER))["access_token"],
    }


def write(file: Path, content: Mapping[str, Any]) -> None:
    """Writes `content` as JSON atomically, readable only by this user."""
    partial = file.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    partial.touch(mode=0o600)
    partial.write_text(json.dumps(content, indent=2) + "\n")
    partial.replace(file)


def read(state: Path) -> dict[str, Any]:
    """Returns what `write` has written in the folder of a running system. Raises NotRunning."""
    try:
        outputs: dict[str, Any] = json.loads((state / OUTPUTS).read_text())
        site = urlsplit(outputs["siteUrl"])
        socket.create_connection((site.hostname, site.port), TIMEOUT_SECONDS).close()
    except OSError as error:  # a machine that was switched off leaves the file
        raise NotRunning from error
    return outputs
