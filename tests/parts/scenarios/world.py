"""Runs the code under test in a simulated AWS: Lambda invocations, executions, time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from infra.sweep import SWEEP_SECONDS
from tests.clock import Clock
from tests.parts.scenarios.audit import RETENTION, Audit
from tests.parts.scenarios.aws import clients
from tests.parts.scenarios.aws.dynamodb.table import SimulatedTable
from tests.parts.scenarios.aws.dynamodb.tokens import Item
from tests.parts.scenarios.aws.executions import ARN, StateMachine
from tests.parts.scenarios.aws.machine import deployed_machine
from tests.parts.scenarios.aws.services import Services
from tests.parts.scenarios.aws.task_faults import TaskFault
from tests.parts.scenarios.expected_errors import is_expected
from tests.parts.scenarios.faults import NOTHING, Plan
from tests.parts.scenarios.invocation import Invocation
from tests.parts.scenarios.outcomes.records import OutcomeRecords
from tests.parts.scenarios.outcomes.simulated_ses import SimulatedSes
from tests.parts.scenarios.promises import Promises
from tests.parts.scenarios.quota.limits import HIGH, policy
from tests.parts.scenarios.quota.records import QuotaRecords
from tests.parts.scenarios.quota.user_pool import UserPool
from tests.parts.scenarios.rules import Rules
from tests.parts.scenarios.schedules.oracle import Oracle
from tests.parts.scenarios.schedules.promises import SchedulePromises
from tests.parts.scenarios.schedules.records import ScheduleRecords
from tests.parts.scenarios.schedules.services import ScheduleServices, services
from workers.feedback_intake import FeedbackIntake
from workflow.admission import Admission
from workflow.follow_up import FollowUp
from workflow.machine.timers import Timers
from workflow.owners import Owners
from workflow.recipient_limit import RecipientLimit
from workflow.reminders.policy import Limits, Policy
from workflow.service import Reminders
from workflow.storage.clients import AFTER_COMMIT, COMMIT
from workflow.storage.idempotency import IdempotencyStore
from workflow.storage.item import key
from workflow.storage.quota import QuotaStore
from workflow.storage.recipient_counts import RecipientCounts
from workflow.storage.recipients.email_feedback import EmailFeedback
from workflow.storage.recipients.marks import SITE, Mark, MarkLifter, Marks
from workflow.storage.recipients.stack_key import CURRENT, StackKeys
from workflow.storage.schema import KEY_OWNER
from workflow.storage.store import ReminderStore
from workflow.sweep.schedules import ScheduleSweep, ScheduleSweepResult
from workflow.sweep.sweep import Sweep, SweepResult
from workflow.time.times import parse, rounded_up

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

TABLE = "reminders"
PAGE_SIZE = 2
API_TIMEOUT = timedelta(seconds=15)
FEEDBACK_TIMEOUT = timedelta(seconds=60)
SWEEP_TIMEOUT = timedelta(seconds=SWEEP_SECONDS)
COMMIT_ATTEMPTS: int = COMMIT.retries["total_max_attempts"]  # type: ignore[attr-defined]
FOLLOWING_ATTEMPTS: int = AFTER_COMMIT.retries["total_max_attempts"]  # type: ignore[attr-defined]
Ended = Callable[[Any, BaseException | None], None]
"""Receives the result of an invocation, or its error."""


class World:
    """The AWS of one scenario, its clock, and the checks that no promise is broken."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.audit = Audit(self.clock)
        self.rules = Rules()
        self.promises = Promises(self.audit, self.rules)
        self.oracle = Oracle(self.rules)
        self.schedules = self.audit.schedules = ScheduleRecords(self.clock, self.audit, self.oracle)
        self.schedule_promises = SchedulePromises(self.clock, self.audit, self.schedules)
        self.outcomes = self.audit.outcomes = OutcomeRecords(self.clock, self.audit)
        self.pool, self.policy = UserPool(self.clock), policy(HIGH)
        self.quota = self.audit.quota = QuotaRecords(self.clock, self.audit, self.pool)
        self.table = SimulatedTable(self.clock, self.audit.wrote, PAGE_SIZE)
        self.table.keep(key(KEY_OWNER, CURRENT) | {"secret": {"S": "5e" * 32}})  # type: ignore[arg-type]
        self._keys = StackKeys(clients.dynamodb(self.table, self._undisturbed(), 1), TABLE)
        services = Services(self.table, self.audit, self.clock, self._marks(self._undisturbed()))
        self.machine = StateMachine(deployed_machine(TABLE), services, self.audit, self.clock)
        self.audit.claimed = self.promises.claimed
        self.paused: list[tuple[Invocation, Ended]] = []
        self.calls = self.faults = 0
        self.ses = SimulatedSes(self)

    def keep(self, item: Item) -> None:
        """Adds a record that exists from the beginning."""
        self.table.keep(item)
        self.audit.found(item)

    def limit(self, limits: Limits) -> None:
        """Sets the stack's limits, from the beginning."""
        self.quota.limits, self.policy = limits, policy(limits)

    def request(
        self, plan: Plan, work: Callable[[Reminders], object], ended: Ended, policy: Policy | None = None
    ) -> None:
        """Invokes the API."""
        invocation = Invocation(plan, self.clock(), API_TIMEOUT)
        service = self._reminders(invocation, policy or self.policy, self._marks(invocation))
        self._run(invocation, lambda: work(service), ended)

    def follow_up(self, plan: Plan, work: Callable[[FollowUp], object], ended: Ended) -> None:
        """Invokes the API to record a follow-up of a reminder."""
        invocation = Invocation(plan, self.clock(), API_TIMEOUT)
        store = ReminderStore(clients.dynamodb(self.table, invocation, COMMIT_ATTEMPTS), TABLE, RETENTION)
        reminders = self._reminders(invocation, self.policy, self._marks(invocation))
        admission = self._admission(invocation, self.policy, self._marks(invocation))
        service = FollowUp(store, self._timers(invocation), reminders, admission, self.clock)
        self._run(invocation, lambda: work(service), ended)

    def feed_back(self, plan: Plan, body: str, ended: Ended) -> None:
        """Invokes the feedback worker with one message of its queue."""
        invocation = Invocation(plan, self.clock(), FEEDBACK_TIMEOUT)
        client = clients.dynamodb(self.table, invocation, COMMIT_ATTEMPTS)
        intake = FeedbackIntake(EmailFeedback(client, TABLE), self._marks(invocation), self.clock)
        self._run(invocation, lambda: intake.process(body), ended)

    def stop(self, plan: Plan, address: str, mark: Mark, ended: Ended) -> None:
        """Invokes the API to unsubscribe the reader of an address."""
        invocation = Invocation(plan, self.clock(), API_TIMEOUT)
        marks, now = self._marks(invocation), self.clock()
        self._run(invocation, lambda: marks.put(address, mark, now), ended)

    def lift(self, address: str, owner: str) -> None:
        """Lifts all suppressions of an address, for the owner and for the whole stack."""
        for scope in (SITE, owner):
            self._marks(self._undisturbed()).lift(address, scope, {"bounced", "complained", "stopped"})

    def ask(self, plan: Plan, work: Callable[[ScheduleServices], object], ended: Ended) -> None:
        """Invokes the API for schedules."""
        invocation = Invocation(plan, self.clock(), API_TIMEOUT)
        self._run(invocation, partial(work, self._services(invocation)), ended)

    def sweep_schedules(self, plan: Plan = NOTHING) -> ScheduleSweepResult | None:
        """Invokes the sweep of schedules; returns None if it is paused or was killed."""
        invocation = Invocation(plan, self.clock(), SWEEP_TIMEOUT)
        client = clients.dynamodb(self.table, invocation, COMMIT_ATTEMPTS)
        stepper = self._services(invocation).stepper
        sweep = ScheduleSweep(client, TABLE, stepper, self.clock, threads=1)
        self._run(invocation, sweep.run, self._swept)
        result = invocation.result
        return result if isinstance(result, ScheduleSweepResult) else None

    def sweep(self, plan: Plan = NOTHING) -> SweepResult | None:
        """Invokes the sweep; returns None if it is paused or was killed."""
        invocation = Invocation(plan, self.clock(), SWEEP_TIMEOUT)
        client = clients.dynamodb(self.table, invocation, COMMIT_ATTEMPTS)
        store = ReminderStore(client, TABLE, RETENTION)
        sweep = Sweep(
            client, TABLE, store, self._timers(invocation), self.clock, pace=lambda: None, threads=1
        )
        self._run(invocation, sweep.run, self._swept)
        result = invocation.result
        return result if isinstance(result, SweepResult) else None

    def resume(self, index: int, calls: int | None) -> None:
        """Lets a paused invocation make some more calls, or run to its end."""
        invocation, ended = self.paused.pop(index % len(self.paused))
        invocation.resume(calls)
        self._collect(invocation, ended)

    def checks(self, *, of_schedules: bool = False) -> list[datetime]:
        """Returns when the sweep must check the reminders, or the schedules, in whole seconds."""
        return [
            rounded_up(parse(item["checkAt"]["S"]))
            for item in self.table.items.values()
            if "checkAt" in item and item["watch"]["S"].startswith("s") is of_schedules
        ]

    def advance(self, until: datetime, faults: Iterable[TaskFault | None], most: int = 10_000) -> None:
        """Runs executions until then, at most `most` steps, and times out paused invocations."""
        self.machine.advance(until, faults, most)
        self.time_out()

    def time_out(self, everything: bool = False) -> None:
        """Kills invocations that are paused beyond Lambda's time-out."""
        for invocation, ended in list(self.paused):
            if everything or self.clock() >= invocation.ends_at:
                self.paused.remove((invocation, ended))
                invocation.crash()
                self._collect(invocation, ended)

    def _run(self, invocation: Invocation, work: Callable[[], object], ended: Ended) -> None:
        self.quota.run(invocation, work)
        self._collect(invocation, ended)

    def _collect(self, invocation: Invocation, ended: Ended) -> None:
        if not invocation.done:
            self.paused.append((invocation, ended))
            return
        self.calls += invocation.calls
        self.faults += invocation.faults
        ended(invocation.result, invocation.error)

    def _swept(self, _: object, error: BaseException | None) -> None:
        if not is_expected(error):
            self.audit.violation("the sweep", f"it failed: {error!r}")

    def _services(self, invocation: Invocation) -> ScheduleServices:
        client = clients.dynamodb(self.table, invocation, COMMIT_ATTEMPTS)
        marks, quota = self._marks(invocation), self._quota(invocation)
        admission = self._admission(invocation, self.policy, marks)
        reminders = self._reminders(invocation, self.policy, marks)
        by = (self._timers(invocation), marks, admission, reminders)
        return services(client, TABLE, quota, invocation, *by, policy=self.policy, clock=self.clock)

    def _single_attempt(self, invocation: Invocation) -> DynamoDBClient:
        return clients.dynamodb(self.table, invocation, FOLLOWING_ATTEMPTS)

    def _quota(self, invocation: Invocation) -> QuotaStore:
        client = clients.dynamodb(self.table, invocation, COMMIT_ATTEMPTS)
        return QuotaStore(client, TABLE, self._single_attempt(invocation))

    def _reminders(self, invocation: Invocation, policy: Policy, marks: MarkLifter) -> Reminders:
        client = clients.dynamodb(self.table, invocation, COMMIT_ATTEMPTS)
        return Reminders(
            ReminderStore(client, TABLE, RETENTION),
            IdempotencyStore(client, TABLE),
            self._timers(invocation),
            self._admission(invocation, policy, marks),
            self.clock,
        )

    def _admission(self, invocation: Invocation, policy: Policy, marks: MarkLifter) -> Admission:
        client = clients.dynamodb(self.table, invocation, COMMIT_ATTEMPTS)
        quota = self._quota(invocation)
        owners = Owners(quota, self.pool.read_by(invocation), programs={})
        return Admission(policy, quota, owners, RecipientLimit(RecipientCounts(client, TABLE)), marks)

    def _marks(self, invocation: Invocation) -> Marks:
        client = clients.dynamodb(self.table, invocation, COMMIT_ATTEMPTS)
        return Marks(client, TABLE, self._keys, self.clock)

    def _undisturbed(self) -> Invocation:
        """Returns an invocation without faults."""
        return Invocation(NOTHING, self.clock(), API_TIMEOUT)

    def _timers(self, invocation: Invocation) -> Timers:
        store = ReminderStore(self._single_attempt(invocation), TABLE, RETENTION)
        machine = clients.stepfunctions(self.machine, invocation, FOLLOWING_ATTEMPTS)
        return Timers(machine, ARN, store, stopwatch=lambda: invocation.waited)
