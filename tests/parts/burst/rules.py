"""Reads out of the state machine's definition how a delivery that was not taken is tried again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workers.email_delivery import MailServiceUnavailable, SendingLimitReached


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
    """How what is not taken at `EmailOnly` of a parsed definition is tried again; SMS are tried as often.

    Raises:
        ValueError: it has no entry for a provider's rate and for one that is down, or no full jitter.
    """
    entry = machine["States"]["EmailOnly"]["Retry"][0]
    if not {SendingLimitReached.__name__, MailServiceUnavailable.__name__} <= set(entry["ErrorEquals"]):
        raise ValueError(f"{entry}: it isn't for what a provider did not take")
    if entry["JitterStrategy"] != "FULL":
        raise ValueError(f"{entry}: only full jitter is simulated")
    return Retrier(
        interval=entry["IntervalSeconds"],
        rate=entry["BackoffRate"],
        longest=entry["MaxDelaySeconds"],
        attempts=entry["MaxAttempts"],
    )
