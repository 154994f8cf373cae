"""The signals that end a run: Ctrl-C, SIGTERM and SIGHUP."""

import signal

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Ending:
    """Notes that somebody asked for the end; further signals don't disturb the stopping.

    Until `wait_calmly` the signal also raises KeyboardInterrupt, so that no step of a start has to be waited
    for. After it the signal is only noted, since an exception can get lost where code must not raise.
    """

    def __init__(self) -> None:
        self.asked = False
        self._interrupts = True
        for number in SIGNALS:
            signal.signal(number, self._take)

    def wait_calmly(self) -> None:
        """From now on the end is only noted. Raises KeyboardInterrupt if it was asked for before."""
        self._interrupts = False
        if self.asked:
            raise KeyboardInterrupt

    def _take(self, *_: object) -> None:
        if self.asked:
            return
        self.asked = True
        if self._interrupts:
            raise KeyboardInterrupt
