"""Reads the retries of a rejected delivery from the state machine's definition."""

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
        """Returns the seconds before the next retry, after `retries` of them; `random` is from 0 to 1."""
        # After 64 steps every delay is the longest, and a larger power may exceed a float.
        return random * min(self.interval * self.rate ** min(retries, 64), self.longest)


def read(machine: Mapping[str, Any]) -> Retrier:
    """Returns the retrier of `EmailOnly` in a parsed definition; SMS have the same number of retries.

    Raises:
        ValueError: there is no entry for throttling and unavailability, or it has no full jitter.
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
