"""The owner's limits in a scenario: never reached, or so low that many requests reach them."""

from datetime import timedelta

from workflow.reminders.policy import Limits, Policy

HIGH = Limits(per_day=10**6, waiting=10**6, sms_parts=10**6, changes=10**6, per_recipient=10**6)
LOW = Limits(per_day=8, waiting=10**6, sms_parts=6, changes=6, per_recipient=2)


def policy(limits: Limits) -> Policy:
    """The stack's policy, which rejects requests only because of its limits."""
    return Policy(horizon=timedelta(days=36_500), sms_countries=("AU",), allowed_recipients=(), limits=limits)
