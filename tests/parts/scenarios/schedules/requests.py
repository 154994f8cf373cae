"""Sends owners' requests about schedules, each as an invocation of the API's services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from tests.parts.scenarios.expected_errors import is_expected
from tests.parts.scenarios.faults import Plan
from tests.parts.scenarios.outcomes.recipient import Recipient
from tests.parts.scenarios.schedules.promises import Kind
from tests.parts.scenarios.schedules.services import ScheduleServices
from workflow.reminders.reminder import Preference, Reminder
from workflow.schedules.schedule import Schedule, ScheduleDraft, SchedulePatch
from workflow.scheduling.closing import ChangedSchedule
from workflow.scheduling.service import ScheduleCreation
from workflow.storage.idempotency import IdempotentRequest, fingerprint

if TYPE_CHECKING:
    from tests.parts.scenarios.world import World

OWNER = "nora"
Match = Literal["any", "as it is", "as it was"]
What = Literal["message", "email", "preference", "rrule", "start", "timezone", "exdates"]


class ScheduleRequests:
    """Requests about the schedules of one scenario; `pick` chooses a schedule."""

    def __init__(self, world: World) -> None:
        self._world = world

    def create(
        self,
        plan: Plan,
        key: str | None,
        rrule: str,
        timezone: str,
        begins: timedelta,
        preference: Preference,
    ) -> None:
        draft = ScheduleDraft(
            preference=preference,
            message="a",
            email="nora@example.org",
            phone="+61491570156",
            timezone=timezone,
            start=self._local(timezone, begins),
            rrule=rrule,
        )
        members = {"rrule": rrule, "timezone": timezone, "start": draft.start.isoformat()}
        once = None if key is None else IdempotentRequest(key, fingerprint("schedule", None, members))

        recipient = Recipient(self._world, {draft.email})

        def ended(creation: ScheduleCreation | None, error: BaseException | None) -> None:
            self._check_expected(error, recipient)
            if creation is None:
                return
            schedule = creation.view.schedule
            self._world.schedule_promises.created(schedule)
            if key is not None:
                self._world.promises.keyed(key, schedule.id, self._world.clock())

        self._world.ask(plan, lambda api: api.schedules.create(draft, owner=OWNER, once=once), ended)

    def change(self, plan: Plan, pick: int, what: What, choice: Any, match: Match) -> None:  # noqa: ANN401
        """Changes a schedule; `choice` is the random value or part of it."""
        if (target := self._picked(pick)) is None:
            return
        value = choice
        if what == "start":
            value = self._local(target.timezone, choice)
        elif what == "exdates":
            value = tuple(self._upcoming(target, 3)[:: choice + 1])
        patch: Any = {what: value}
        self._ask(plan, target, "change", match, patch)

    def pause(self, plan: Plan, pick: int, match: Match) -> None:
        if (target := self._picked(pick)) is not None:
            self._ask(plan, target, "pause", match)

    def resume(self, plan: Plan, pick: int, match: Match) -> None:
        if (target := self._picked(pick)) is not None:
            self._ask(plan, target, "resume", match)

    def end(self, plan: Plan, pick: int, match: Match) -> None:
        if (target := self._picked(pick)) is not None:
            self._ask(plan, target, "end", match)

    def make_ahead(self, plan: Plan, pick: int, number: int) -> None:
        """Creates a future occurrence ahead, by its number from 0."""
        if (target := self._picked(pick)) is None or not (times := self._upcoming(target, number + 1)):
            return

        recipient = Recipient(self._world, {each.email for each in self._world.schedules.history[target.id]})

        def ended(result: tuple[Reminder, bool] | None, error: BaseException | None) -> None:
            self._check_expected(error, recipient)
            if result is not None:
                self._world.schedule_promises.created_ahead(result[0])
                if result[1]:
                    self._world.promises.created(result[0])

        self._world.ask(plan, lambda api: api.ahead.make(target.id, times[-1], owner=OWNER), ended)

    def erase(self, plan: Plan, pick: int) -> None:
        if (target := self._picked(pick)) is None:
            return

        def ended(_: object, error: BaseException | None) -> None:
            self._check_expected(error)
            if error is None and self._world.schedules.now(target.id) is not None:
                self._world.audit.violation(target.id, "it still exists after it was erased")

        self._world.ask(plan, lambda api: api.schedules.erase(target.id, owner=OWNER), ended)

    def _ask(
        self, plan: Plan, target: Schedule, kind: Kind, match: Match, patch: SchedulePatch | None = None
    ) -> None:
        promises = self._world.schedule_promises
        request = promises.begin(target, kind, patch or {})
        versions = None if match == "any" else frozenset({target.version - (match == "as it was")})

        def ask(api: ScheduleServices) -> ChangedSchedule:
            arguments: dict[str, Any] = {"owner": OWNER, "if_match": versions}
            if kind == "change":
                return api.changes.change(target.id, patch or {}, **arguments)
            call: Callable[..., ChangedSchedule] = getattr(api.changes, kind)
            return call(target.id, **arguments)

        addresses = {each.email for each in self._world.schedules.history[target.id]}
        recipient = Recipient(self._world, addresses | {(patch or {}).get("email")})

        def ended(response: ChangedSchedule | None, error: BaseException | None) -> None:
            if not self._world.quota.explains_edits(error, target.id):
                self._check_expected(error, recipient)
            promises.end(request, response)

        self._world.ask(plan, ask, ended)

    def _picked(self, pick: int) -> Schedule | None:
        histories = list(self._world.schedules.history.values())
        return histories[pick % len(histories)][-1] if histories else None

    def _upcoming(self, target: Schedule, most: int) -> list[datetime]:
        """Returns the next local times, `count` of them."""
        at = self._world.oracle.local(self._world.clock(), target.timezone), self._world.clock()
        found: list[datetime] = []
        while len(found) < most:
            following = self._world.oracle.next(target, at)
            if following is None:
                break
            found.append(following)
            at = following, self._world.oracle.moment(following, target.timezone)
        return found

    def _local(self, timezone: str, wait: timedelta) -> datetime:
        local = self._world.oracle.local(self._world.clock() + wait, timezone)
        return local.replace(second=0, microsecond=0)

    def _check_expected(self, error: BaseException | None, recipient: Recipient | None = None) -> None:
        if not is_expected(error) and not (recipient and recipient.explains(error)):
            self._world.audit.violation("a request about a schedule", f"it failed: {error!r}")
