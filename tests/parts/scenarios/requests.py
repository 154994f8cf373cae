"""Sends owners' requests to the API, each as an invocation, and checks their responses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Literal

from tests.former_items import former_items
from tests.parts.scenarios.expected_errors import is_expected
from tests.parts.scenarios.faults import Plan
from tests.parts.scenarios.outcomes.recipient import Recipient
from tests.parts.scenarios.outcomes.simulated_ses import ADDRESSES
from tests.parts.scenarios.promises import Request
from tests.parts.scenarios.world import World
from tests.zone_rules import ZONE
from workflow.follow_up import FollowUp
from workflow.reminders.policy import PartialDraft, Policy, Violation
from workflow.reminders.reminder import CHANNELS, Draft, Patch, Preference, Reminder
from workflow.service import Creation, Reminders
from workflow.storage.idempotency import IdempotentRequest, fingerprint

OWNER = "nora"
FollowedUp = Literal["dismiss", "done", "undo"]
Match = Literal["any", "as it is", "as it was"]
"""The expected version of a request: see `If-Match`."""


@dataclass(frozen=True, kw_only=True)
class RecordingPolicy(Policy):
    """A policy that records in `drafts` the result of each change that it validates."""

    drafts: list[Draft]

    def violations_of_result(self, draft: Draft, to_check: PartialDraft, now: datetime) -> list[Violation]:
        self.drafts.append(draft)
        return super().violations_of_result(draft, to_check, now)


def _recording(policy: Policy, drafts: list[Draft]) -> RecordingPolicy:
    rules = {field.name: getattr(policy, field.name) for field in fields(policy)}
    return RecordingPolicy(**rules, drafts=drafts)


class Requests:
    """Requests about the reminders of one scenario; `pick` chooses a reminder."""

    def __init__(self, world: World) -> None:
        self._world = world

    def create(
        self,
        plan: Plan,
        key: str | None,
        wait: timedelta,
        preference: Preference,
        message: str,
        email: str = ADDRESSES[0],
        *,
        local: bool = False,
    ) -> None:
        due_at = self._world.clock() + wait
        draft = Draft(
            preference=preference,
            message=message,
            email=email,
            phone="+61491570156",
            due_at=due_at,
            timezone=ZONE,
            local_time=self._local_time(due_at, local=local),
        )
        members = {
            "waitSeconds": wait.total_seconds(),
            "preference": preference,
            "message": message,
            "email": email,
            "local": local,
        }
        once = _once(key, "create", None, members)
        recipient = self._recipient(preference, email)
        self._make(plan, key, recipient, lambda api: api.create(draft, owner=OWNER, once=once))

    def keep_former_items(self) -> None:
        """Adds reminders as former versions wrote them, acknowledged to their owner."""
        for items in former_items().values():
            for item in items.values():
                self._world.keep(dict(item))
                self._world.promises.created(self._world.audit.history[item["id"]["S"]][-1])

    def snooze(
        self, plan: Plan, key: str | None, pick: int, wait: timedelta, repair: Patch, *, local: bool
    ) -> None:
        due_at = self._world.clock() + wait
        if (source := self._picked(pick)) is None:
            return
        members = {"waitSeconds": wait.total_seconds(), "local": local, **repair}
        once = _once(key, "snooze", source.id, members)
        local_time = self._local_time(due_at, local=local)
        patch: Patch = {**repair, "due_at": due_at, "timezone": ZONE, "local_time": local_time}

        def ask(api: Reminders) -> Creation:
            return api.snooze(source.id, patch, owner=OWNER, once=once)

        recipient = self._recipient(
            repair.get("preference", source.preference), repair.get("email", source.email)
        )
        self._make(plan, key, recipient, ask)

    def edit(self, plan: Plan, pick: int, message: str, preference: Preference, match: Match) -> None:
        self._change(plan, pick, match, {"message": message, "preference": preference})

    def reschedule(self, plan: Plan, pick: int, wait: timedelta, *, local: bool) -> None:
        due_at = self._world.clock() + wait
        local_time = self._local_time(due_at, local=local)
        self._change(plan, pick, "any", {"due_at": due_at, "timezone": ZONE, "local_time": local_time})

    def show_in(self, plan: Plan, pick: int, timezone: str) -> None:
        self._change(plan, pick, "any", {"timezone": timezone})

    def cancel(self, plan: Plan, pick: int, match: Match) -> None:
        if (target := self._picked(pick)) is None:
            return
        versions = _versions(target, match)
        request = self._world.promises.begin(target.id, "cancel")
        self._ask(plan, request, lambda api: api.cancel(target.id, owner=OWNER, if_match=versions))

    def follow_up(self, plan: Plan, pick: int, how: FollowedUp, match: Match) -> None:
        if (target := self._picked(pick)) is None:
            return
        versions = _versions(target, match)
        request = self._world.promises.begin(target.id, how)

        def ask(api: FollowUp) -> Reminder:
            call = {"dismiss": api.dismiss, "done": api.done, "undo": api.undo}[how]
            return call(target.id, owner=OWNER, if_match=versions)

        self._world.follow_up(plan, ask, self._ended(request))

    def erase(self, plan: Plan, pick: int) -> None:
        if (target := self._picked(pick)) is not None:
            request = self._world.promises.begin(target.id, "erase")
            self._ask(plan, request, lambda api: api.erase(target.id, owner=OWNER))

    def _local_time(self, due_at: datetime, *, local: bool) -> datetime | None:
        return self._world.rules.local_time(due_at) if local else None

    def _picked(self, pick: int) -> Reminder | None:
        histories = list(self._world.audit.history.values())
        return histories[pick % len(histories)][-1] if histories else None

    def _make(
        self, plan: Plan, key: str | None, recipient: Recipient, ask: Callable[[Reminders], Creation]
    ) -> None:
        def ended(creation: Creation | None, error: BaseException | None) -> None:
            self._check_expected(error, recipient)
            if creation is None:
                return
            if not creation.replayed:
                self._world.promises.created(creation.reminder)
                recipient.taken(creation.reminder.id)
            if key is not None:
                self._world.promises.keyed(key, creation.reminder.id, self._world.clock())

        self._world.request(plan, ask, ended)

    def _change(self, plan: Plan, pick: int, match: Match, patch: Patch) -> None:
        if (picked := self._picked(pick)) is None:
            return
        versions = _versions(picked, match)
        request = self._world.promises.begin(picked.id, "change")

        def ask(api: Reminders) -> Reminder:
            return api.change(picked.id, patch, owner=OWNER, if_match=versions)

        self._ask(plan, request, ask, _recording(self._world.policy, request.drafts))

    def _ask(
        self, plan: Plan, request: Request, ask: Callable[[Reminders], object], policy: Policy | None = None
    ) -> None:
        self._world.request(plan, ask, self._ended(request), policy)

    def _ended(self, request: Request) -> Callable[[Reminder | None, BaseException | None], None]:
        addresses = {each.email for each in self._world.audit.history[request.reminder_id]}
        recipient = Recipient(self._world, addresses)

        def ended(answer: Reminder | None, error: BaseException | None) -> None:
            self._check_expected(error, recipient)
            self._world.promises.end(request, answer, error)

        return ended

    def _recipient(self, preference: Preference, email: str | None) -> Recipient:
        return Recipient(self._world, {email}, gets_it="email" in CHANNELS[preference])

    def _check_expected(self, error: BaseException | None, recipient: Recipient) -> None:
        if not is_expected(error) and not recipient.explains(error):
            self._world.audit.violation("a request", f"it failed: {error!r}")


def _once(
    key: str | None, operation: str, source_id: str | None, members: Mapping[str, object]
) -> IdempotentRequest | None:
    return None if key is None else IdempotentRequest(key, fingerprint(operation, source_id, members))


def _versions(target: Reminder, match: Match) -> frozenset[int] | None:
    if match == "any":
        return None
    return frozenset({target.version if match == "as it is" else target.version - 1})
