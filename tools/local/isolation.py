"""Isolates a local run from this machine's AWS account, proxies and Python settings."""

import os
from collections.abc import MutableMapping

LOOPBACK = "localhost,127.0.0.1,::1"


def isolate(environment: MutableMapping[str, str] = os.environ) -> None:
    """Changes `environment`, which every child process inherits.

    Removes credentials, profile, region and endpoint of real accounts; nothing on this machine is
    reached through a proxy.
    """
    for name in [name for name in environment if name.startswith(("AWS_", "PYTHON"))]:
        del environment[name]
    environment["AWS_CONFIG_FILE"] = environment["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
    environment["AWS_EC2_METADATA_DISABLED"] = "true"
    for name in ("NO_PROXY", "no_proxy"):
        environment[name] = ",".join(filter(None, [environment.get(name), LOOPBACK]))
