"""What a herd costs beyond what its reminders cost one at a time, at docs/deploy.md's list prices (USD)."""

from bench.herd.simulation import AFTER_LAST_ATTEMPT, TO_FIRST_ATTEMPT, Outcome

TRANSITION = 0.000025
LAMBDA_REQUEST = 0.0000002
LAMBDA_GB_SECOND = 0.0000133334
WRITE_UNIT = 0.000000625
GIGABYTES = 0.25


def extra_transitions(outcome: Outcome) -> float:
    """State transitions for a reminder that it would not have taken alone."""
    alone = TO_FIRST_ATTEMPT + AFTER_LAST_ATTEMPT[outcome.herd.channel]
    return outcome.transitions / outcome.herd.reminders - alone


def extra_cost_of_a_thousand(outcome: Outcome) -> float:
    """USD for 1,000 reminders: transitions, calls of Lambda, writes to the line's item."""
    herd = outcome.herd
    worker_calls = outcome.attempts - herd.reminders if herd.channel == "email" else 0
    seconds = worker_calls * herd.attempt_seconds + outcome.pacer_calls * herd.pacer_seconds
    together = (
        extra_transitions(outcome) * herd.reminders * TRANSITION
        + (worker_calls + outcome.pacer_calls) * LAMBDA_REQUEST
        + seconds * GIGABYTES * LAMBDA_GB_SECOND
        + outcome.line_writes * WRITE_UNIT
    )
    return together / herd.reminders * 1000
