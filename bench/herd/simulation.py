"""Reminders due in the same second, event by event: their attempts, their places in line, their ends.

Not simulated: what the table's own writes wait for (claim and record), and deliveries of other reminders.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from heapq import heappop, heappush

from bench.herd.limits import Concurrency, Queue, TokenBucket
from bench.herd.rules import Rules, match
from workflow.pacing import EPOCH, LINE_CLOSES, TooLateForTheLine, come_back_at
from workflow.reminder import Channel

THROTTLED = {"email": "SendingLimitReached", "sms": "SNS.ThrottledException"}
DOWN = {"email": "MailServiceUnavailable", "sms": "SNS.InternalErrorException"}
BUSY = "Lambda.TooManyRequestsException"
CONTENTION = "StoreUnavailable"

ITEM_WRITES = 1000
"""A second, for one item: docs.aws.amazon.com/amazondynamodb, Best practices for partition keys."""

TO_FIRST_ATTEMPT = 3
"""State transitions: Claim, ChoiceState, the delivery."""

AFTER_LAST_ATTEMPT = {"email": 1, "sms": 2}
"""State transitions: Record, and SMSTaken before it."""

WAKING = 1.0
"""Seconds that a Wait state may end late."""


@dataclass(frozen=True, kw_only=True)
class Herd:
    """So many reminders for one channel, due in one second, and what AWS has room for.

    `per_second` is the provider's rate, `configured` the rate that the pacer believes in. `outage` is how
    many seconds from the due time on the provider is down. `transitions` (a second) and `concurrency` are an
    account's defaults, transitions those of the smaller regions:
    https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-api-state-throttling
    https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    """

    channel: Channel
    reminders: int
    per_second: int
    rules: Rules
    outage: float = 0.0
    configured: int | None = None
    transitions: int = 800
    concurrency: int = 1000
    attempt_seconds: float = 0.2
    pacer_seconds: float = 0.05
    seed: int = 1


@dataclass
class Outcome:
    """What became of a herd; `drained` is the second of the last delivery after the outage's end."""

    herd: Herd
    attempts: int = 0
    pacer_calls: int = 0
    line_writes: int = 0
    transitions: int = 0
    failed: int = 0
    most_attempts: int = 0
    drained: float = 0.0

    @property
    def attempts_each(self) -> float:
        """Calls of the worker, or of SNS, for a reminder."""
        return self.attempts / self.herd.reminders

    @property
    def drain(self) -> float:
        """How long the herd took, as a multiple of what its number takes at the provider's rate."""
        return self.drained * self.herd.per_second / self.herd.reminders


@dataclass(slots=True)
class Delivery:
    """One reminder's delivery: its attempts, its retries since it last came out of line, its places."""

    attempts: int = 0
    claimed: float = 0.0
    retries: int = 0
    slot_retries: int = 0
    places: int = 0


Step = Callable[[float, Delivery], None]


@dataclass
class Simulation:
    """One run over a herd."""

    herd: Herd
    _events: list[tuple[float, int, Step, Delivery]] = field(default_factory=list)

    def __post_init__(self) -> None:
        herd = self.herd
        self._random = random.Random(herd.seed).random  # noqa: S311  # no secret is made of it
        self._outcome = Outcome(herd)
        self._provider = TokenBucket(herd.per_second, herd.per_second)
        self._item = TokenBucket(ITEM_WRITES, ITEM_WRITES)
        self._transitions = Queue(herd.transitions)
        self._lambda = Concurrency(herd.concurrency, herd.attempt_seconds)
        self._line_ends, self._step = 0.0, 1 / (herd.configured or herd.per_second)
        self._waiting, self._scheduled = herd.reminders, 0

    def run(self) -> Outcome:
        """Simulates until every delivery has ended."""
        self._at(0.0, self._due, Delivery())
        while self._events:
            at, _, step, delivery = heappop(self._events)
            step(at, delivery)
        self._outcome.drained -= self.herd.outage
        return self._outcome

    def _at(self, at: float, step: Step, delivery: Delivery) -> None:
        self._scheduled += 1
        heappush(self._events, (at, self._scheduled, step, delivery))

    def _enter(self, at: float, count: int = 1) -> float:
        self._outcome.transitions += count
        return self._transitions.pass_(at, count)

    def _due(self, at: float, delivery: Delivery) -> None:
        """One more of those due gets through to its first attempt; the next follows when it has."""
        delivery.claimed = at
        through = self._enter(at, TO_FIRST_ATTEMPT)
        self._at(through, self._attempt, delivery)
        self._waiting -= 1
        if self._waiting:
            self._at(through, self._due, Delivery())

    def _again(self, at: float, delivery: Delivery) -> None:
        self._at(self._enter(at), self._attempt, delivery)

    def _attempt(self, at: float, delivery: Delivery) -> None:
        self._outcome.attempts += 1
        delivery.attempts += 1
        error = self._refusal(at)
        answered = at + self.herd.attempt_seconds * (0.5 + self._random())
        if error is None:
            self._outcome.drained = max(self._outcome.drained, answered)
            self._at(answered, self._end, delivery)
        elif error in self.herd.rules.lined and delivery.places < self.herd.rules.places:
            delivery.retries = 0
            self._at(answered, self._slot, delivery)
        else:
            self._retry(answered, error, delivery)

    def _refusal(self, at: float) -> str | None:
        if self.herd.channel == "email" and not self._lambda.enter(at):
            return BUSY
        if at < self.herd.outage:
            return DOWN[self.herd.channel]
        return None if self._provider.take(at) else THROTTLED[self.herd.channel]

    def _retry(self, at: float, error: str, delivery: Delivery) -> None:
        """Waits for the next retry. Those within the outage are counted only: they share nothing but time."""
        retrier = match(self.herd.rules.retriers, error)
        while retrier is not None and delivery.retries < retrier.attempts:
            at += retrier.delay(delivery.retries, self._random())
            delivery.retries += 1
            if at >= self.herd.outage:
                self._at(at, self._again, delivery)
                return
            self._outcome.attempts += 1
            self._outcome.transitions += 1
            delivery.attempts += 1
        self._fail(at, delivery)

    def _slot(self, at: float, delivery: Delivery) -> None:
        self._at(self._enter(at), self._ask, delivery)

    def _ask(self, at: float, delivery: Delivery) -> None:
        """Asks the pacer, whose rules are the real ones; its line is kept here as in the table."""
        self._outcome.pacer_calls += 1
        error = self._pacer_refusal(at)
        if error is not None:
            self._ask_again(at, error, delivery)
            return
        begun = not at <= self._line_ends <= at + LINE_CLOSES.total_seconds()
        self._outcome.line_writes += 2 if begun else 1
        place = at if begun else self._line_ends
        self._line_ends = place + self._step
        delivery.places, delivery.slot_retries = delivery.places + 1, 0
        try:
            back = _come_back(place, at, delivery)
        except TooLateForTheLine:
            self._fail(at, delivery)
            return
        self._enter(at)  # the Wait
        self._at(max(back, at + self.herd.pacer_seconds) + WAKING * self._random(), self._again, delivery)

    def _pacer_refusal(self, at: float) -> str | None:
        if not self._lambda.enter(at):
            return BUSY
        return None if self._item.take(at) else CONTENTION

    def _ask_again(self, at: float, error: str, delivery: Delivery) -> None:
        retrier = match(self.herd.rules.slot_retriers, error)
        if retrier is None or delivery.slot_retries >= retrier.attempts:
            self._fail(at, delivery)
            return
        delay = retrier.delay(delivery.slot_retries, self._random())
        delivery.slot_retries += 1
        self._at(at + delay, self._slot, delivery)

    def _fail(self, at: float, delivery: Delivery) -> None:
        self._outcome.failed += 1
        self._at(at, self._end, delivery)

    def _end(self, at: float, delivery: Delivery) -> None:
        self._enter(at, AFTER_LAST_ATTEMPT[self.herd.channel])
        self._outcome.most_attempts = max(self._outcome.most_attempts, delivery.attempts)


def _come_back(place: float, now: float, delivery: Delivery) -> float:
    """`come_back_at`, in seconds since the herd was due.

    Raises:
        TooLateForTheLine: it was claimed too long ago.
    """
    place_at, now_at, claimed_at = (
        EPOCH + timedelta(seconds=seconds) for seconds in (place, now, delivery.claimed)
    )
    back = come_back_at(place_at, now_at, claimed_at=claimed_at, places=delivery.places)
    return (back - EPOCH).total_seconds()
