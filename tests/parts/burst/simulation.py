"""Simulates emails due in the same second, event by event: their attempts and results.

Not simulated: messages that may have been sent (two more attempts each: no burst), waiting for the table
(claim and record), deliveries of other reminders, and Lambda's concurrency: the state machine's transitions
allow fewer simultaneous attempts than the 1,000.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush

from tests.parts.burst.limits import Queue, TokenBucket
from tests.parts.burst.rules import Retrier
from tools.costs.prices import GB_SECOND, INVOCATION, TRANSITION

TO_FIRST_ATTEMPT = 3
"""State transitions: Claim, ChoiceState, the delivery; Record follows the last attempt."""

ATTEMPT_SECONDS = 0.2
RETRY_USD = TRANSITION.each + INVOCATION.each + ATTEMPT_SECONDS * 0.25 * GB_SECOND.each
"""A state transition, a request and 0.25 GB of Lambda, at the list prices."""


@dataclass(frozen=True, kw_only=True)
class Burst:
    """A number of emails due in one second, and the limits of AWS.

    `per_second` is the provider's rate. `outage` is how many seconds from the due time the provider accepts
    no connection. `transitions` (a second) are an account's default in the smaller regions:
    https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-api-state-throttling
    """

    emails: int
    retrier: Retrier
    per_second: int = 14
    outage: float = 0.0
    transitions: int = 800
    seed: int = 1


@dataclass
class Outcome:
    """The result of a burst; `drained` is the second of the last delivery after the outage's end."""

    burst: Burst
    attempts: int = 0
    failed: int = 0
    most_attempts: int = 0
    drained: float = 0.0

    @property
    def attempts_each(self) -> float:
        """Returns the calls of the worker per reminder."""
        return self.attempts / self.burst.emails

    @property
    def drain(self) -> float:
        """Returns the duration of the burst as a multiple of the time that the provider's rate needs."""
        return self.drained * self.burst.per_second / self.burst.emails

    @property
    def extra_cost_of_a_thousand(self) -> float:
        """Returns the USD for 1,000 reminders beyond the cost of single ones."""
        return (self.attempts_each - 1) * RETRY_USD * 1000


Step = Callable[[float, int], None]
"""Takes the second, and the number of attempts of the delivery so far."""


@dataclass
class Simulation:
    """A run with one burst."""

    burst: Burst
    _events: list[tuple[float, int, Step, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random = random.Random(self.burst.seed).random  # not used for secrets
        self._outcome = Outcome(self.burst)
        self._provider = TokenBucket(self.burst.per_second)
        self._transitions = Queue(self.burst.transitions)
        self._waiting, self._scheduled = self.burst.emails, 0

    def run(self) -> Outcome:
        """Simulates until every delivery has ended."""
        self._at(0.0, self._due, 0)
        while self._events:
            at, _, step, attempts = heappop(self._events)
            step(at, attempts)
        self._outcome.drained -= self.burst.outage
        return self._outcome

    def _at(self, at: float, step: Step, attempts: int) -> None:
        self._scheduled += 1
        heappush(self._events, (at, self._scheduled, step, attempts))

    def _due(self, at: float, _: int) -> None:
        """Starts the first attempt of the next due reminder; the one after follows then."""
        through = self._transitions.advance(at, TO_FIRST_ATTEMPT)
        self._at(through, self._attempt, 0)
        self._waiting -= 1
        if self._waiting:
            self._at(through, self._due, 0)

    def _again(self, at: float, attempts: int) -> None:
        self._at(self._transitions.advance(at), self._attempt, attempts)

    def _attempt(self, at: float, attempts: int) -> None:
        ended = at + ATTEMPT_SECONDS * (0.5 + self._random())
        if at >= self.burst.outage and self._provider.take(at):
            self._outcome.drained = max(self._outcome.drained, ended)
            self._at(ended, self._end, attempts + 1)
        else:
            self._retry(ended, attempts)

    def _retry(self, at: float, retries: int) -> None:
        """Schedules the next retry. Retries during the outage are only counted: they compete for nothing."""
        while retries < self.burst.retrier.attempts:
            at += self.burst.retrier.delay(retries, self._random())
            retries += 1
            if at >= self.burst.outage:
                self._at(at, self._again, retries)
                return
        self._outcome.failed += 1
        self._at(at, self._end, retries + 1)

    def _end(self, at: float, attempts: int) -> None:
        self._transitions.advance(at)
        self._outcome.attempts += attempts
        self._outcome.most_attempts = max(self._outcome.most_attempts, attempts)
