"""Prints each email and SMS of a running system as it is delivered."""

import time
from contextlib import suppress
from threading import Thread

from botocore.exceptions import BotoCoreError
from urllib3.exceptions import HTTPError

from tools.local.emulator import REGION
from tools.local.ending import Ending
from tools.local.inbox.captured import captured
from tools.local.inbox.deliveries import Deliveries
from tools.local.running import System
from tools.local_provider.aws_clients import Aws

POLL_SECONDS = 0.2
LOAD = 5  # after a look that took long, wait this many times as long: the emulator has other work


def watch(system: System, ending: Ending) -> None:
    """Returns when the end is asked for, at once, whatever the emulator is busy with.

    Raises EmulatorFailed when the emulator ends by itself, and what printing or keeping a message raised.
    """
    endpoint, outbox = system.options.endpoint_url, system.options.state / "outbox"
    dynamodb = Aws(endpoint, REGION).client("dynamodb")
    deliveries = Deliveries(lambda: captured(endpoint), dynamodb, system.outputs["tableName"], outbox)
    failures: list[Exception] = []
    ending.wait_calmly()
    Thread(target=_print, args=(deliveries, failures), daemon=True).start()
    while not ending.asked:
        system.emulator.require_running()
        if failures:
            raise failures[0]
        time.sleep(POLL_SECONDS)


def _print(deliveries: Deliveries, failures: list[Exception]) -> None:
    """Looks for deliveries as long as the process lives; what ends it before goes into `failures`."""
    try:
        while True:
            started = time.monotonic()
            # A busy emulator shows the same at the next look; one that is gone the main thread finds.
            with suppress(HTTPError, BotoCoreError):
                for line in deliveries.new_lines():
                    print(line)
            time.sleep(max(POLL_SECONDS, LOAD * (time.monotonic() - started)))
    except Exception as failure:  # noqa: BLE001 - the main thread raises it
        failures.append(failure)
