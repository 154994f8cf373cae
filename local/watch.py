"""Prints each email and SMS of a running system as it is delivered."""

import time
from typing import NoReturn

from botocore.exceptions import BotoCoreError
from urllib3.exceptions import HTTPError

from local.captured import captured
from local.deliveries import Deliveries
from local.due_times import DueTimes
from local.emulator import REGION
from local.outbox import Outbox
from local.provider.aws_clients import Aws
from local.running import System

POLL_SECONDS = 0.2
LOAD = 5  # after a look that took long, wait this many times as long: the emulator has other work


def watch(system: System) -> NoReturn:
    """Never returns: it ends with the interruption that ends the run, or with EmulatorFailed."""
    endpoint = system.options.endpoint_url
    due_times = DueTimes(Aws(endpoint, REGION).client("dynamodb"), system.outputs["tableName"])
    deliveries = Deliveries(lambda: captured(endpoint), due_times, Outbox(system.options.state / "outbox"))
    while True:
        started = time.monotonic()
        system.emulator.require_running()
        try:
            for line in deliveries.new_lines():
                print(line)
        except (HTTPError, BotoCoreError):
            system.emulator.require_running()  # else it was only too busy: the next look sees the same
        time.sleep(max(POLL_SECONDS, LOAD * (time.monotonic() - started)))
