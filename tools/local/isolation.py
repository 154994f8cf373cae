"""Keeps this machine's own AWS account, proxies and Python settings out of a local run."""

import os
from collections.abc import MutableMapping

LOOPBACK = "localhost,127.0.0.1,::1"


def isolate(environment: MutableMapping[str, str] = os.environ) -> None:
    """Changes `environment`, which every process that is started from here inherits.

    No credentials, profile, region or end point of a real account are left, and nothing on this machine is
    reached through a proxy.
    """
    for name in [name for name in environment if name.startswith(("AWS_", "PYTHON"))]:
        del environment[name]
    environment["AWS_CONFIG_FILE"] = environment["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
    environment["AWS_EC2_METADATA_DISABLED"] = "true"
    for name in ("NO_PROXY", "no_proxy"):
        environment[name] = ",".join(filter(None, [environment.get(name), LOOPBACK]))
