"""The signals that stop a run: Ctrl-C (SIGINT), SIGTERM and SIGHUP."""

import signal

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopSignals:
    """Sets `received` at the first signal and ignores later ones, so that the shutdown is not interrupted.

    Until `stop_interrupting` the signal also raises KeyboardInterrupt, which aborts the start at once.
    After that it only sets `received`, since an exception can get lost in code that must not raise.
    """

    def __init__(self) -> None:
        self.received = False
        self._interrupts = True
        for number in SIGNALS:
            signal.signal(number, self._handle)

    def stop_interrupting(self) -> None:
        """Makes later signals only set `received`. Raises KeyboardInterrupt if one was received already."""
        self._interrupts = False
        if self.received:
            raise KeyboardInterrupt

    def _handle(self, *_: object) -> None:
        if self.received:
            return
        self.received = True
        if self._interrupts:
            raise KeyboardInterrupt
