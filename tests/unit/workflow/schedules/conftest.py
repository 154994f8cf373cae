"""Provides schedules over the mocked AWS of the reminders' tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest

from tests.unit.workflow.conftest import POLICY, World
from workflow.admission import Admission
from workflow.owners import Owners
from workflow.recipient_limit import RecipientLimit
from workflow.reminders.policy import Policy
from workflow.reminders.reminder import Reminder
from workflow.schedules.schedule import Schedule, ScheduleDraft
from workflow.scheduling.ahead import OccurrencesAhead
from workflow.scheduling.changes import ScheduleChanges
from workflow.scheduling.reading import ScheduleReader, ScheduleView
from workflow.scheduling.service import Schedules
from workflow.scheduling.stepper import Stepper
from workflow.scheduling.wiring import OccurrenceRules, occurrence_services_over
from workflow.storage.addresses import NoAddresses
from workflow.storage.listing import Selection
from workflow.storage.recipient_counts import RecipientCounts
from workflow.storage.schedules.active_counts import ScheduleLimits
from workflow.storage.schedules.listing import ScheduleLists
from workflow.storage.schedules.store import ScheduleStore
from workflow.sweep.schedules import ScheduleSweep


def local(text: str) -> datetime:
    """Returns a local time, which has no offset."""
    return datetime.fromisoformat(text)


DRAFT = ScheduleDraft(
    preference="email",
    message="Take the bins out",
    email="a@b.example",
    timezone="Europe/Berlin",
    start=local("2026-11-23T12:00"),
    rrule="FREQ=DAILY",
)
"""Each day at noon in Berlin, which is 11:00 UTC: the first is two hours after the tests' clock."""

HOURLY = "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24)))


@dataclass
class Plans:
    """All services for the schedules of one table; `policy` is the stack's."""

    world: World
    policy: Policy = POLICY
    limits: ScheduleLimits = ScheduleLimits(100, 100)  # noqa: RUF009  # frozen

    def __post_init__(self) -> None:
        world = self.world
        client, table = world.dynamodb, world.table
        recipients = RecipientLimit(RecipientCounts(client, table))
        owners = Owners(world.quota, NoAddresses(), programs={})
        admission = Admission(self.policy, world.quota, owners, recipients, world.marks)
        self.seconds = 0.0
        self.store = ScheduleStore(
            client,
            table,
            world.store.retention,
            self.limits,
            stopwatch=lambda: self.seconds,
            sleep=self._sleep,
        )
        limits = self.policy.limits
        rules = OccurrenceRules(self.policy, limits.sms_parts, limits.per_recipient, frozenset({"program"}))
        services = occurrence_services_over(
            self.store, client, table, world.quota, world.timers, world.marks, rules
        )
        creator, closer = services.creator, services.closer
        self.reader = ScheduleReader(self.store)
        self.lists = ScheduleLists(client, table)
        self.schedules = Schedules(
            self.store, world.idempotency, admission, world.reminders, self.reader, creator, world.clock
        )
        self.changes = ScheduleChanges(self.store, admission, creator, closer, world.clock)
        self.ahead = OccurrencesAhead(self.store, admission, creator, world.clock)
        self.stepper = Stepper(self.store, creator, closer, services.admission, world.clock)
        # moto writes in several steps, so other threads may write in between.
        self.sweep = ScheduleSweep(client, table, self.stepper, world.clock, threads=1)

    def _sleep(self, seconds: float) -> None:
        self.seconds += seconds

    def with_limits(self, **limits: int) -> Plans:
        """Returns the same services for a stack with these limits."""
        return replace(self, policy=replace(self.policy, limits=replace(self.policy.limits, **limits)))

    def create(self, owner: str = "nora", **fields: Any) -> Schedule:  # noqa: ANN401  # a draft's
        """Creates a schedule of `owner` from `DRAFT`, with these fields replaced."""
        return self.schedules.create(replace(DRAFT, **fields), owner=owner).view.schedule

    def record(self, schedule: Schedule) -> Schedule:
        """Returns the schedule as it is stored now."""
        record = self.store.get(schedule.owner, schedule.id)
        assert record is not None
        return record

    def view(self, schedule: Schedule) -> ScheduleView:
        """Returns what its owner would get now."""
        view = self.reader.get(schedule.id, owner=schedule.owner)
        assert view is not None
        return view

    def created(self, owner: str = "nora") -> list[Reminder]:
        """Returns the reminders that the owner's schedules created, in order of their occurrences."""
        found = self.world.lists.page(owner, Selection(), limit=1000).items
        return sorted((each for each in found if each.occurrence), key=lambda each: str(each.occurrence))

    def scheduled(self, owner: str = "nora") -> list[str]:
        """Returns the occurrences of the scheduled ones, by day and time."""
        return [f"{each.occurrence:%d %H:%M}" for each in self.created(owner) if each.status == "scheduled"]

    def sweep_once(self) -> None:
        """Runs the sweep."""
        self.sweep.run()

    def pass_days(self, days: int) -> None:
        """Lets that many days pass, with a sweep every six hours."""
        for _ in range(4 * days):
            self.world.clock.advance(hours=6)
            self.sweep.run()


@pytest.fixture
def plans(world: World) -> Plans:
    """Schedules over an empty AWS."""
    return Plans(world)
