"""Two sets of rules of one zone: those in force when a scenario begins, and newer ones that come in it."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime

from tests.zone_rules import ZONE, rules_of
from workflow.reminders.reminder import Draft
from workflow.time.local_time import NoSingleMoment, moment, moment_by_rule
from workflow.time.zones import zone

OLD, NEWER = "America/Los_Angeles", "Etc/GMT+7"
"""As `ZONE` had its clocks changed twice a year, and has them changed no more."""


class Rules:
    """What `ZONE` has now: the old rules, until `renew`."""

    def __init__(self) -> None:
        self._in_force = ExitStack()
        self.are_newer = False
        self._in_force.enter_context(rules_of(OLD))

    def renew(self) -> None:
        """A release with newer rules is deployed."""
        self.end()
        self.are_newer = True
        self._in_force.enter_context(rules_of(NEWER))

    def end(self) -> None:
        """The packaged rules are in force again."""
        self._in_force.close()

    def local_time(self, due_at: datetime) -> datetime | None:
        """What clocks in `ZONE` show then; None where they show it twice, and it could not be asked for."""
        local = due_at.astimezone(zone(ZONE)).replace(tzinfo=None)
        try:
            moment(local, ZONE)
        except NoSingleMoment:
            return None
        return local

    def may_become(self, acknowledged: Draft, sent: Draft) -> bool:
        """Whether that is sent as acknowledged, or at the same local time by rules that were in force."""
        had = [OLD, NEWER] if self.are_newer else [OLD]
        return sent == acknowledged or sent in [self._moved_by(source, acknowledged) for source in had]

    def _moved_by(self, source: str, draft: Draft) -> Draft:
        with rules_of(source):
            return self.moved(draft)

    def moved(self, draft: Draft) -> Draft:
        """The draft at the moment that the rules of now give its local time."""
        if draft.local_time is None:
            return draft
        return replace(draft, due_at=moment_by_rule(draft.local_time, draft.timezone))
