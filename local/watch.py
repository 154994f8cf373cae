"""Prints each email and SMS of a running system as it is delivered."""

import time
from threading import Thread

from botocore.exceptions import BotoCoreError
from urllib3.exceptions import HTTPError

from local.captured import captured
from local.deliveries import Deliveries
from local.emulator import REGION
from local.ending import Ending
from local.provider.aws_clients import Aws
from local.running import System

POLL_SECONDS = 0.2
LOAD = 5  # after a look that took long, wait this many times as long: the emulator has other work


def watch(system: System, ending: Ending) -> None:
    """Returns when the end is asked for, at once, whatever the emulator is busy with.

    Raises EmulatorFailed when the emulator ends by itself, and what printing or keeping a message raised.
    """
    watcher = _Watcher(system)
    ending.wait_calmly()
    watcher.start()
    while not ending.asked:
        system.emulator.require_running()
        if watcher.failure is not None:
            raise watcher.failure
        time.sleep(POLL_SECONDS)


class _Watcher(Thread):
    """Looks for deliveries as long as the process lives; `failure` is what ended it before."""

    def __init__(self, system: System) -> None:
        super().__init__(daemon=True)
        endpoint = system.options.endpoint_url
        dynamodb = Aws(endpoint, REGION).client("dynamodb")
        outbox = system.options.state / "outbox"
        self._deliveries = Deliveries(
            lambda: captured(endpoint), dynamodb, system.outputs["tableName"], outbox
        )
        self.failure: Exception | None = None

    def run(self) -> None:
        try:
            while True:
                started = time.monotonic()
                self._look()
                time.sleep(max(POLL_SECONDS, LOAD * (time.monotonic() - started)))
        except Exception as failure:  # noqa: BLE001 - the main thread raises it
            self.failure = failure

    def _look(self) -> None:
        try:
            for line in self._deliveries.new_lines():
                print(line)
        except (HTTPError, BotoCoreError):
            return  # the emulator is busy, or gone, which the main thread finds; the next look sees the same
