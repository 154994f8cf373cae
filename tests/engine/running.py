"""A command of the Pulumi CLI under way."""

import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from tests.engine.outcome import Outcome

PATIENCE_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Running:
    """The CLI's process, which is the engine, and the files with its events and its output."""

    process: subprocess.Popen[bytes]
    events: Path
    printed: Path

    def signal(self, number: signal.Signals) -> None:
        """Sends it a signal, as Ctrl-C in its terminal or the kernel would."""
        self.process.send_signal(number)

    def wait_until_it_says(self, text: str) -> None:
        """Returns once it has printed `text`."""
        give_up = time.monotonic() + PATIENCE_SECONDS
        while text not in self.printed.read_text():
            assert time.monotonic() < give_up, self.printed.read_text()
            time.sleep(0.05)

    def finish(self) -> Outcome:
        """Waits for its end."""
        code = self.process.wait(PATIENCE_SECONDS)
        return Outcome.read(self.events, succeeded=code == 0, printed=self.printed.read_text())
