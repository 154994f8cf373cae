"""Steps of a random scenario that create, change and sweep schedules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.parts.scenarios.faults import NOTHING, Plan, step_plans
from tests.parts.scenarios.schedules.oracle import RULES, ZONES
from tests.parts.scenarios.schedules.requests import Match, ScheduleRequests, What
from tests.parts.scenarios.world import World
from workflow.reminders.reminder import Preference

BEGINS = [timedelta(seconds=s) for s in (60, 3600, -3600, 60, -86_400 * 3 + 300)]
BEGINS += [timedelta(hours=h) for h in (23, 25, 31)]
CHOICES: dict[What, list[Any]] = {
    "message": ["b", "c", "d"],
    "email": ["noah@example.org", "nora@example.org"],
    "preference": list(get_args(Preference)),
    "rrule": list(RULES),
    "start": BEGINS,
    "timezone": list(ZONES),
    "exdates": [0, 1, 2],
}
KINDS: list[What] = ["message", "message", "email", "preference", "rrule", "rrule", "start"]
KINDS += ["timezone", "timezone", "exdates", "exdates"]

rules = st.sampled_from(RULES)
zones = st.sampled_from(ZONES)
begins_ = st.sampled_from(BEGINS)
picks = st.sampled_from([-1, -1, 0])
matches = st.sampled_from(["any", "any", *get_args(Match)])
interruptions = st.sampled_from(["sweep", "sweep", "pause", "change", "end", "ahead"])
FirstSchedule = tuple[str, str, timedelta]
first_schedules = st.none() | st.tuples(rules, zones, begins_)
"""The first schedule of a scenario, if any."""

keys = st.sampled_from([None, None, "one", "two"])
changes = st.tuples(st.sampled_from(KINDS), st.integers(0, 11)).map(
    lambda pair: (pair[0], CHOICES[pair[0]][pair[1] % len(CHOICES[pair[0]])])
)


class ScheduleSteps(RuleBasedStateMachine):
    """The steps about schedules."""

    world: World
    schedule_requests: ScheduleRequests

    @rule(
        key=keys,
        rrule=rules,
        timezone=zones,
        begins=begins_,
        preference=st.sampled_from(get_args(Preference)),
        plan=step_plans,
    )
    def create_a_schedule(
        self,
        key: str | None,
        rrule: str,
        timezone: str,
        begins: timedelta,
        preference: Preference,
        plan: Plan,
    ) -> None:
        self.schedule_requests.create(plan, key, rrule, timezone, begins, preference)

    @rule(pick=picks, change=changes, match=matches, plan=step_plans)
    def change_a_schedule(self, pick: int, change: tuple[What, Any], match: Match, plan: Plan) -> None:
        self.schedule_requests.change(plan, pick, *change, match)

    @rule(pick=picks, match=matches, plan=step_plans)
    def pause_a_schedule(self, pick: int, match: Match, plan: Plan) -> None:
        self.schedule_requests.pause(plan, pick, match)

    @rule(pick=picks, match=matches, plan=step_plans)
    def resume_a_schedule(self, pick: int, match: Match, plan: Plan) -> None:
        self.schedule_requests.resume(plan, pick, match)

    @rule(pick=picks, match=matches, plan=step_plans, erased=st.booleans())
    def end_a_schedule(self, pick: int, match: Match, plan: Plan, erased: bool) -> None:
        self.schedule_requests.end(plan, pick, match)
        if erased:
            self.schedule_requests.erase(plan, pick)

    @rule(pick=picks, number=st.integers(0, 3), plan=step_plans)
    def make_ahead(self, pick: int, number: int, plan: Plan) -> None:
        self.schedule_requests.make_ahead(plan, pick, number)

    @rule(pick=picks, what=interruptions, change=changes, calls=st.integers(1, 7))
    def interrupt_a_sweep(self, pick: int, what: str, change: tuple[What, Any], calls: int) -> None:
        """Pauses a sweep with work; then another sweep or its owner acts, and the first one continues."""
        self._to_next_check()
        self.world.sweep_schedules(Plan(paused_after=calls))
        by_name: dict[str, Callable[[], object]] = {
            "sweep": self.world.sweep_schedules,
            "pause": lambda: self.schedule_requests.pause(NOTHING, pick, "any"),
            "change": lambda: self.schedule_requests.change(NOTHING, pick, *change, "any"),
            "end": lambda: self.schedule_requests.end(NOTHING, pick, "any"),
            "ahead": lambda: self.schedule_requests.make_ahead(NOTHING, pick, calls % 4),
        }
        by_name[what]()
        if self.world.paused:
            self.world.resume(-1, None)

    @rule(due=st.booleans(), plan=step_plans)
    def sweep_schedules(self, due: bool, plan: Plan) -> None:
        """Sweeps schedules, now or when there is work; others may be paused then."""
        if due:
            self._to_next_check()
        self.world.sweep_schedules(plan)

    def _to_next_check(self) -> None:
        if checks := self.world.checks(of_schedules=True):
            self.world.advance(max(min(checks), self.world.clock()), ())
