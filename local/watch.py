"""Prints each email and SMS of a running system as it is delivered."""

import time

from botocore.exceptions import BotoCoreError
from urllib3.exceptions import HTTPError

from local.captured import captured
from local.deliveries import Deliveries
from local.due_times import DueTimes
from local.emulator import REGION
from local.ending import Ending
from local.outbox import Outbox
from local.provider.aws_clients import Aws
from local.running import System

POLL_SECONDS = 0.2
LOAD = 5  # after a look that took long, wait this many times as long: the emulator has other work


def watch(system: System, ending: Ending) -> None:
    """Returns when the end is asked for. Raises EmulatorFailed when the emulator ends by itself."""
    endpoint = system.options.endpoint_url
    due_times = DueTimes(Aws(endpoint, REGION).client("dynamodb"), system.outputs["tableName"])
    deliveries = Deliveries(lambda: captured(endpoint), due_times, Outbox(system.options.state / "outbox"))
    ending.wait_calmly()
    while not ending.asked:
        started = time.monotonic()
        system.emulator.require_running()
        try:
            for line in deliveries.new_lines():
                print(line)
        except (HTTPError, BotoCoreError):
            system.emulator.require_running()  # else it was only too busy: the next look sees the same
        ending.pause(max(POLL_SECONDS, LOAD * (time.monotonic() - started)))
