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
LOAD = 5  # wait this many times the duration of the last poll, to leave the emulator time for other work


def watch(system: System, stop: StopSignals) -> None:
    """Returns as soon as a stop signal is received, however busy the emulator is.

    Raises EmulatorFailed if the emulator exits unexpectedly, and errors of printing or saving a message.
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
    """Polls for deliveries while the process runs; adds an error that ends the polling to `failures`."""
    try:
        while True:
            started = time.monotonic()
            # A busy emulator is polled again; the main thread notices an exited one.
            with suppress(HTTPError, BotoCoreError):
                for line in deliveries.new_lines():
                    print(line)
            time.sleep(max(POLL_SECONDS, LOAD * (time.monotonic() - started)))
    except Exception as failure:  # noqa: BLE001 - the main thread raises it
        failures.append(failure)
