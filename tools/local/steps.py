"""Prints the steps of a start: one line each, with the duration in seconds."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

WIDTH = 44


@contextmanager
def step(title: str) -> Iterator[None]:
    """Prints `title` when the step begins, and its duration in seconds, or a failure, when it ends."""
    print(f"  {title:.<{WIDTH}} ", end="", flush=True)
    started = time.monotonic()
    outcome = "failed"
    try:
        yield
        outcome = f"{time.monotonic() - started:.1f} s"
    finally:
        print(outcome, flush=True)
