"""Shows the steps of a start: one line each, with its seconds, ticking where a person watches."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

WIDTH = 44


@contextmanager
def step(title: str) -> Iterator[None]:
    """Prints `title` as the step begins and its seconds as it ends; on a terminal they tick meanwhile."""
    started = time.monotonic()
    done = Event()
    ticker = Thread(target=_tick, args=(title, started, done), daemon=True)
    if sys.stdout.isatty():
        ticker.start()
    else:
        print(f"  {title:.<{WIDTH}} ", end="", flush=True)
    outcome = "failed"
    try:
        yield
        outcome = f"{time.monotonic() - started:.1f} s"
    finally:
        done.set()
        if ticker.is_alive():
            ticker.join()
        print(f"\r  {title:.<{WIDTH}} {outcome}" if sys.stdout.isatty() else outcome, flush=True)


def _tick(title: str, started: float, done: Event) -> None:
    while not done.wait(0.2):
        print(f"\r  {title:.<{WIDTH}} {time.monotonic() - started:.0f} s", end="", flush=True)
