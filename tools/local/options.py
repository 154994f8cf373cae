"""Parses the options of `make local`: ports, folder, config and retry scale."""

import argparse
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools import ROOT

DEFAULT_STATE = ROOT / ".local"
OUTPUTS = "outputs.json"
"""The file in a system's folder that exists while it runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The ports of emulator and site (on 127.0.0.1), and the folder for the files of a run.

    `config` overrides the local stack's config. The state machine waits only the share `retry_scale` of its
    delays between the attempts of a delivery.
    """

    port: int
    site_port: int
    state: Path
    config: Mapping[str, str] = field(default_factory=dict)
    retry_scale: float = 1

    @property
    def outputs(self) -> Path:
        """The file with addresses, the emulator's key and tokens for scripts, while the system runs."""
        return self.state / OUTPUTS

    @property
    def endpoint_url(self) -> str:
        """The emulator's URL, for AWS clients."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def site_url(self) -> str:
        """The common URL of page, API and docs."""
        return f"http://localhost:{self.site_port}"

    @property
    def sign_in_url(self) -> str:
        """The URL of the sign-in pages: reachable by a browser, and on another origin, as on AWS."""
        return f"http://localhost:{self.port}"


def parse(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Options:
    """Returns the options in `arguments`, with LOCAL_PORT and SITE_PORT of `environment` as defaults.

    Exits with a usage message if they are wrong.
    """
    parser = argparse.ArgumentParser(
        prog="make local", description="Runs the whole system on this machine; Ctrl-C stops it."
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=environment.get("LOCAL_PORT") or "4566",
        help="the emulator's port (LOCAL_PORT; default 4566)",
    )
    parser.add_argument(
        "--site-port",
        type=_port,
        default=environment.get("SITE_PORT") or "4567",
        help="the port of page, API and docs (SITE_PORT; default 4567)",
    )
    parser.add_argument(
        "--state",
        type=Path,
        default=DEFAULT_STATE,
        help="the folder for outputs.json, outbox/ and emulator.log, new at each start (default .local)",
    )
    parser.add_argument(
        "--config",
        type=_setting,
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a config key of Pulumi.yaml, such as remindersPerDay=3; may be repeated",
    )
    parser.add_argument(
        "--retry-scale",
        type=_scale,
        default="1",
        help="the factor for the delays between retries of a delivery, 0 to 1 (default 1)",
    )
    given = parser.parse_args(arguments)
    if given.port == given.site_port:
        parser.error(f"the emulator and the site can't both have port {given.port}")
    return Options(
        port=given.port,
        site_port=given.site_port,
        state=given.state.absolute(),
        config=dict(given.config),
        retry_scale=given.retry_scale,
    )


def _port(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: 1 to 65535")
    return int(text)


def _setting(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not (key and equals):
        raise argparse.ArgumentTypeError(f"{text!r} is not KEY=VALUE")
    return key, value


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = -1
    if not 0 <= scale <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no share: 0 to 1")
    return scale
