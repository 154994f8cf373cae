"""Prints each email and SMS of a running system as it is delivered."""

import time
from contextlib import suppress
from threading import Thread

from botocore.exceptions import BotoCoreError
from urllib3.exceptions import HTTPError

from tools.local.emulator import REGION
from tools.local.inbox.deliveries import Deliveries
from tools.local.inbox.messages import read_messages
from tools.local.signals import StopSignals
from tools.local.system import System
from tools.local_provider.aws_clients import Aws

POLL_SECONDS = 0.2
LOAD = 5  # wait this many times as long as the last poll took: the emulator has other work


def watch(system: System, stop: StopSignals) -> None:
    """Returns as soon as a stop signal is received, however busy the emulator is.

    Raises EmulatorFailed when the emulator exits by itself, and what printing or saving a message raised.
    """
    endpoint, outbox = system.emulator.endpoint, system.options.state / "outbox"
    dynamodb = Aws(endpoint, REGION).client("dynamodb")
    deliveries = Deliveries(lambda: read_messages(endpoint), dynamodb, system.outputs["tableName"], outbox)
    failures: list[Exception] = []
    stop.stop_interrupting()
    Thread(target=_print, args=(deliveries, failures), daemon=True).start()
    while not stop.received:
        system.emulator.require_running()
        if failures:
            raise failures[0]
        time.sleep(POLL_SECONDS)


def _print(deliveries: Deliveries, failures: list[Exception]) -> None:
    """Polls for deliveries as long as the process runs; an error that ends it goes into `failures`."""
    try:
        while True:
            started = time.monotonic()
            # A busy emulator is polled again; the main thread notices one that has exited.
            with suppress(HTTPError, BotoCoreError):
                for line in deliveries.new_lines():
                    print(line)
            time.sleep(max(POLL_SECONDS, LOAD * (time.monotonic() - started)))
    except Exception as failure:  # noqa: BLE001 - the main thread raises it
        failures.append(failure)
