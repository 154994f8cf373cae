"""Random scenarios: owners, timers, sweeps and operators act in any order; any call can fail."""

from __future__ import annotations

import uuid
from contextlib import ExitStack
from datetime import timedelta
from itertools import count
from typing import get_args
from unittest.mock import patch

import uuid6
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from tests.parts.scenarios.aws.task_faults import TaskFault, task_faults
from tests.parts.scenarios.aws.used_shards import cheap_sweeps
from tests.parts.scenarios.faults import NOTHING, Fault, Plan, plans
from tests.parts.scenarios.final_checks import finish
from tests.parts.scenarios.outcomes.simulated_ses import ADDRESSES
from tests.parts.scenarios.outcomes.steps import OutcomeSteps
from tests.parts.scenarios.quota.limits import HIGH, LOW
from tests.parts.scenarios.quota.user_pool import VERIFIED
from tests.parts.scenarios.requests import FollowedUp, Match, Requests
from tests.parts.scenarios.schedules.final import check_counts
from tests.parts.scenarios.schedules.requests import ScheduleRequests
from tests.parts.scenarios.schedules.steps import FirstSchedule, ScheduleSteps, first_schedules
from tests.parts.scenarios.tally import TALLY
from tests.parts.scenarios.world import World
from tests.zone_rules import ZONE
from workflow.reminders.policy import Limits
from workflow.reminders.reminder import Patch, Preference

WAITS = [timedelta(seconds=s) for s in (0, 60, 300, 60, 960, 3600, 0, -30)]
WAITS += [timedelta(hours=23), timedelta(hours=25), timedelta(days=40), timedelta(days=3 * 365)]
PAUSES = [timedelta(seconds=s) for s in (1, 5, 60, 60, 121, 300, 300, 600, 600, 3600)]
PAUSES += [timedelta(hours=24), timedelta(hours=36), timedelta(days=40), timedelta(days=400)]
SOON = timedelta(days=2)

picks = st.sampled_from([-1, -1, 0, -2, 1])
"""Which reminder: mostly the last one, since several events on one reminder find most faults."""

waits = st.sampled_from(WAITS)
locals_ = st.booleans()
preferences = st.sampled_from(get_args(Preference))
repairs: st.SearchStrategy[Patch] = st.sampled_from(
    [
        {},
        {},
        {"message": "e"},
        {"email": ADDRESSES[-1]},
        {"preference": "email"},
        {"preference": "sms", "message": "f"},
    ]
)
"""What a snooze changes of its source."""

Sent = tuple[Preference, str, str]
sent = st.tuples(preferences, st.sampled_from("ab"), st.sampled_from(ADDRESSES))
"""The channel, the message, and the address."""

addresses = st.sampled_from(VERIFIED)
keys = st.sampled_from([None, None, "one", "two"])
matches = st.sampled_from(get_args(Match))
inputs = st.sampled_from([{}, {"dueAt": "2026-11-23T09:00:00Z"}, {"generation": 2}])
Faults = tuple[TaskFault | None, ...]


class Scenario(ScheduleSteps, OutcomeSteps):
    """One scenario; no promise may be broken after a step or at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self._requests = Requests(self.world)
        self.schedule_requests = ScheduleRequests(self.world)
        self._steps = -1  # the invariant is checked before the first step as well
        self._patches = ExitStack()
        ids, changes = count(1), count(1)  # a scenario must be reproducible
        self._patches.enter_context(patch.object(uuid6, "uuid7", lambda: uuid.UUID(int=next(ids))))
        self._patches.enter_context(patch.object(uuid, "uuid4", lambda: uuid.UUID(int=next(changes))))
        self._patches.enter_context(cheap_sweeps(self.world.table.partitions))

    @initialize(kept=st.booleans(), limits=st.sampled_from([LOW, HIGH]), own=addresses, first=first_schedules)
    def begin(self, *, kept: bool, limits: Limits, own: str | None, first: FirstSchedule | None) -> None:
        self.world.limit(limits)
        self.world.pool.verify(own)
        if kept:
            self._requests.keep_former_items()
        if first is not None:
            self.schedule_requests.create(NOTHING, None, *first, "email")

    @rule(address=addresses)
    def verify_an_address(self, address: str | None) -> None:
        """Changes the owner's own address."""
        self.world.pool.verify(address)

    @rule(wait=waits, sent=sent, key=keys, local=locals_, plan=plans)
    def create(self, wait: timedelta, sent: Sent, key: str | None, local: bool, plan: Plan) -> None:
        preference, message, email = sent
        self._requests.create(plan, key, wait, preference, message, email, local=local)

    @rule(wait=waits, sent=sent, fault=st.sampled_from(Fault))
    def ask_for_too_many(self, wait: timedelta, sent: Sent, fault: Fault) -> None:
        """Requests three equal reminders: with low limits, one of them must be rejected."""
        preference, message, email = sent
        for _ in range(LOW.per_recipient + 1):
            self._requests.create(Plan(on_decrement=fault), None, wait, preference, message, email)

    @rule(pick=picks, wait=waits, key=keys, repair=repairs, local=locals_, plan=plans)
    def snooze(
        self, pick: int, wait: timedelta, key: str | None, repair: Patch, local: bool, plan: Plan
    ) -> None:
        self._requests.snooze(plan, key, pick, wait, repair, local=local)

    @rule(pick=picks, timezone=st.sampled_from([ZONE, "UTC"]), plan=plans)
    def show_in(self, pick: int, timezone: str, plan: Plan) -> None:
        self._requests.show_in(plan, pick, timezone)

    @rule()
    def renew_the_rules(self) -> None:
        """Renews the zone rules; requests in progress finish first: a release has one set of rules."""
        while self.world.paused and not self.world.rules.are_newer:
            self.world.resume(0, None)
        self.world.rules.renew()

    @rule(pick=picks, message=st.sampled_from("cd"), preference=preferences, match=matches, plan=plans)
    def edit(self, pick: int, message: str, preference: Preference, match: Match, plan: Plan) -> None:
        self._requests.edit(plan, pick, message, preference, match)

    @rule(pick=picks, wait=waits, local=locals_, plan=plans)
    def reschedule(self, pick: int, wait: timedelta, local: bool, plan: Plan) -> None:
        self._requests.reschedule(plan, pick, wait, local=local)

    @rule(pick=picks, match=matches, plan=plans)
    def cancel(self, pick: int, match: Match, plan: Plan) -> None:
        self._requests.cancel(plan, pick, match)

    @rule(pick=picks, how=st.sampled_from(get_args(FollowedUp)), match=matches, plan=plans)
    def follow_up(self, pick: int, how: FollowedUp, match: Match, plan: Plan) -> None:
        self._requests.follow_up(plan, pick, how, match)

    @rule(pick=picks, plan=plans)
    def erase(self, pick: int, plan: Plan) -> None:
        self._requests.erase(plan, pick)

    @rule(due=st.booleans(), plan=plans)
    def sweep(self, due: bool, plan: Plan) -> None:
        """Runs a sweep, now or when it has work."""
        if due and (checks := self.world.checks()):
            self.world.advance(max(min(checks), self.world.clock()), ())
        self.world.sweep(plan)

    @rule(pick=picks, calls=st.sampled_from([None, 1, 2, 3]))
    def resume(self, pick: int, calls: int | None) -> None:
        """Lets a paused invocation make some more calls, or run to its end."""
        if self.world.paused:
            self.world.resume(pick, calls)

    @rule(pause=st.sampled_from(PAUSES), late=st.booleans(), faults=task_faults)
    def pass_time(self, pause: timedelta, late: bool, faults: Faults) -> None:
        until = self.world.clock() + pause
        if late:
            self.world.machine.delay_timers(until)
        self.world.advance(until, faults)

    @rule(events=st.integers(1, 4), faults=task_faults)
    def advance_executions(self, events: int, faults: Faults) -> None:
        """Runs the next steps of executions singly: a paused invocation may resume between two of them."""
        at = self.world.machine.next_event()
        if at is not None and at - self.world.clock() < SOON:
            self.world.advance(at, faults, events)

    @rule(pick=picks)
    def stop_an_execution(self, pick: int) -> None:
        if running := self.world.machine.running():
            self.world.machine.stop(running[pick % len(running)])

    @rule(pick=picks, other=inputs)
    def start_by_hand(self, pick: int, other: dict[str, object]) -> None:
        """An operator starts an execution again under another name, with the same or another input."""
        self.world.machine.start_by_hand(pick, other)

    @rule()
    def delete_the_machine(self) -> None:
        self.world.machine.delete()

    @rule()
    def make_the_machine(self) -> None:
        self.world.machine.exists = True

    @rule()
    def expire(self) -> None:
        self.world.table.expire()

    @invariant()
    def no_promise_is_broken(self) -> None:
        self._steps += 1
        check_counts(self.world)
        self._check_promises()

    def _check_promises(self) -> None:
        assert not self.world.audit.violations, "\n".join(self.world.audit.violations)

    def teardown(self) -> None:
        try:
            if not self.world.audit.violations:
                finish(self.world)
            self._check_promises()
        finally:
            self.world.time_out(everything=True)
            self._patches.close()
            self.world.rules.end()
            TALLY.add(self.world, self._steps)
