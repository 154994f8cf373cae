"""Simulates SES in a scenario: its events, their queue, and people who lift suppressions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.parts.scenarios.expected_errors import is_expected
from tests.parts.scenarios.faults import NOTHING, Plan
from tests.parts.scenarios.outcomes.email_events import KINDS, EmailEvent
from workflow.reminders.reminder import Reminder
from workflow.storage.recipients.marks import SITE, STOPPED_FOR, Mark

if TYPE_CHECKING:
    from tests.parts.scenarios.world import World

OWNER = "nora"
ADDRESSES = ("nora@example.org", "noah@example.org", "cleo@example.org")
"""The recipients in scenarios."""


class SimulatedSes:
    """The events about one scenario's emails; `pick` chooses an email."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._waiting: list[EmailEvent] = []
        self._published: list[EmailEvent] = []

    def publish(self, plan: Plan, pick: int, kind: str, age: timedelta) -> None:
        """Publishes an event about an email that happened this long ago."""
        about = self._about()
        if not about:
            return
        target = about[pick % len(about)]
        address = target.email or ADDRESSES[0]
        event = EmailEvent(KINDS[kind], target.owner, target.id, address, self._world.clock() - age)
        self._published.append(event)
        self._process(plan, event)

    def publish_again(self, plan: Plan, pick: int) -> None:
        """Publishes an event again: a queue may deliver a message twice, and late."""
        if self._published:
            self._process(plan, self._published[pick % len(self._published)])

    def redeliver(self, plan: Plan = NOTHING) -> None:
        """Delivers messages again that the worker could not process."""
        waiting, self._waiting = self._waiting, []
        for event in waiting:
            self._process(plan, event)

    def unsubscribe(self, plan: Plan, address: str, *, site: bool) -> None:
        """A recipient unsubscribes from the owner or from the whole stack."""
        until = (self._world.clock() + STOPPED_FOR).replace(microsecond=0)
        ended = self._world.outcomes.stops(address, until)

        def collected(_: object, error: BaseException | None) -> None:
            ended(error)
            if not is_expected(error):
                self._world.audit.violation(address, f"unsubscribing failed: {error!r}")

        mark = Mark("stopped", SITE if site else OWNER, until)
        self._world.stop(plan, address, mark, collected)

    def lift(self, address: str) -> None:
        """An operator lifts all suppressions of an address."""
        self._world.lift(address, OWNER)
        self._world.outcomes.lifted(address)

    def _process(self, plan: Plan, event: EmailEvent) -> None:
        self._world.feed_back(plan, event.body, self._ended(event))

    def _ended(self, event: EmailEvent) -> Callable[[object, BaseException | None], None]:
        ended = self._world.outcomes.begin(event)

        def collected(_: object, error: BaseException | None) -> None:
            ended(error)
            if error is not None:
                self._waiting.append(event)
            if not is_expected(error):
                self._world.audit.violation(event.reminder_id, f"the feedback worker failed: {error!r}")

        return collected

    def _about(self) -> list[Reminder]:
        """Returns possible subjects of events, from unsent or deleted reminders to, at the end, sent ones."""
        audit, known = self._world.audit, [history[-1] for history in self._world.audit.history.values()]
        left = [each for each in known if audit.messages[each.id, "email"]]
        never = [
            each for each in known if each.status in {"scheduled", "cancelled"} or each.id in audit.deleted
        ]
        return [each for each in never if each not in left] + left
