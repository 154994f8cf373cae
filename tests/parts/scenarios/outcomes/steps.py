"""Steps of a random scenario that publish SES events: repeated, late, or about deleted reminders."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.parts.scenarios.faults import Plan, plans_of
from tests.parts.scenarios.outcomes.email_events import KINDS
from tests.parts.scenarios.outcomes.simulated_ses import ADDRESSES
from tests.parts.scenarios.world import World

CALLS = range(5)
"""The attempts that may get a fault: the suppression, the outcome, and the comparison with the old one."""

MOST_EVENTS = 6
"""More than the steps of a timer, a claim and a delivery."""

kinds = st.sampled_from([*KINDS])
ages = st.sampled_from([timedelta(0), timedelta(seconds=3), timedelta(hours=30), timedelta(days=29)])
picks = st.sampled_from([-1, -1, -2, 0])
feedback_plans = plans_of(CALLS)


class OutcomeSteps(RuleBasedStateMachine):
    """The steps about outcomes of emails."""

    world: World

    @rule(pick=picks, kind=kinds, age=ages, plan=feedback_plans)
    def tell(self, pick: int, kind: str, age: timedelta, plan: Plan) -> None:
        self.world.ses.publish(plan, pick, kind, age)

    @rule(pick=picks, plan=feedback_plans)
    def tell_again(self, pick: int, plan: Plan) -> None:
        self.world.ses.publish_again(plan, pick)

    @rule(plan=feedback_plans)
    def bring(self, plan: Plan) -> None:
        self.world.ses.redeliver(plan)

    @rule(kind=kinds, plan=feedback_plans)
    def tell_as_it_leaves(self, kind: str, plan: Plan) -> None:
        """The event arrives before the execution has recorded its result."""
        before = self.world.audit.messages.total()
        for _ in range(MOST_EVENTS):
            at = self.world.machine.next_event()
            if at is None or at > self.world.clock() + timedelta(days=2):
                return
            self.world.advance(at, (), 1)
            if self.world.audit.messages.total() > before:
                self.world.ses.publish(plan, -1, kind, timedelta(0))
                return

    @rule(address=st.sampled_from(ADDRESSES), site=st.booleans(), plan=feedback_plans)
    def stop_messages(self, address: str, site: bool, plan: Plan) -> None:
        self.world.ses.unsubscribe(plan, address, site=site)

    @rule(address=st.sampled_from(ADDRESSES))
    def lift_marks(self, address: str) -> None:
        self.world.ses.lift(address)
