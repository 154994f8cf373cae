"""Reads out of the state machine's definition what it does when a delivery is refused."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workflow.definition import FILE
from workflow.reminder import Channel

DELIVERIES: Mapping[Channel, tuple[str, str]] = {
    "email": ("EmailOnly", "EmailSlot"),
    "sms": ("SMSOnly", "SMSSlot"),
}
"""Each channel's delivery, and the state that takes its place in line."""


@dataclass(frozen=True, kw_only=True)
class Retrier:
    """One entry of `Retry`; seconds, with full jitter. https://states-language.net/spec.html#errors"""

    errors: frozenset[str]
    interval: float
    rate: float
    longest: float
    attempts: int

    def delay(self, retries: int, random: float) -> float:
        """Seconds before the next retry, after `retries` of them; `random` is from 0 to 1."""
        # Past 64 doublings every delay is the longest, and a larger power may be too large to be a float.
        return random * min(self.interval * self.rate ** min(retries, 64), self.longest)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What becomes of a delivery that is refused, and of a call of the pacer that is.

    Errors of `lined` send the delivery to the line, but only `places` times; after that they are retried.
    """

    retriers: tuple[Retrier, ...]
    lined: frozenset[str]
    slot_retriers: tuple[Retrier, ...]
    places: float = float("inf")


def read(channel: Channel, file: Path = FILE) -> Rules:
    """The rules of a channel's delivery.

    Raises:
        KeyError: the definition has no such state, or a retrier lacks jitter or a bound.
    """
    states: Mapping[str, Mapping[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["States"]
    delivery, slot = (states[name] for name in DELIVERIES[channel])
    lined = [each["ErrorEquals"] for each in delivery["Catch"] if each["Next"] == DELIVERIES[channel][1]]
    return Rules(
        retriers=_retriers(delivery["Retry"]),
        lined=frozenset(name for names in lined for name in names),
        slot_retriers=_retriers(slot["Retry"]),
    )


def match(retriers: Iterable[Retrier], error: str) -> Retrier | None:
    """The first retrier that names `error`, or every error."""
    return next((each for each in retriers if each.errors & {error, "States.ALL"}), None)


def _retriers(entries: Iterable[Mapping[str, Any]]) -> tuple[Retrier, ...]:
    return tuple(_retrier(entry) for entry in entries)


def _retrier(entry: Mapping[str, Any]) -> Retrier:
    never = entry["MaxAttempts"] == 0
    if not never and entry["JitterStrategy"] != "FULL":
        raise KeyError("JitterStrategy: only FULL is simulated")
    return Retrier(
        errors=frozenset(entry["ErrorEquals"]),
        interval=0 if never else entry["IntervalSeconds"],
        rate=1 if never else entry["BackoffRate"],
        longest=0 if never else entry["MaxDelaySeconds"],
        attempts=entry["MaxAttempts"],
    )
