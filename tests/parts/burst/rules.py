"""Reads out of the state machine's definition how a delivery that was refused is tried again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Retrier:
    """One entry of `Retry`; seconds, with full jitter. https://states-language.net/spec.html#errors"""

    interval: float
    rate: float
    longest: float
    attempts: int

    def delay(self, retries: int, random: float) -> float:
        """Seconds before the next retry, after `retries` of them; `random` is from 0 to 1."""
        # Past 64 steps every delay is the longest, and a larger power may be too large to be a float.
        return random * min(self.interval * self.rate ** min(retries, 64), self.longest)


def read(machine: Mapping[str, Any]) -> Retrier:
    """How `EmailOnly` of a parsed definition is tried again; the other deliveries are tried as often.

    Raises:
        ValueError: it has not one entry for every error, or one without full jitter.
    """
    (entry,) = machine["States"]["EmailOnly"]["Retry"]
    if (entry["ErrorEquals"], entry["JitterStrategy"]) != (["States.ALL"], "FULL"):
        raise ValueError(f"{entry}: only full jitter for every error is simulated")
    return Retrier(
        interval=entry["IntervalSeconds"],
        rate=entry["BackoffRate"],
        longest=entry["MaxDelaySeconds"],
        attempts=entry["MaxAttempts"],
    )
