"""Two sets of rules of one zone: the packaged ones, and newer ones that a scenario introduces."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime

from tests.zone_rules import ZONE, rules_of
from workflow.reminders.reminder import Draft
from workflow.time.local_time import NoSingleMoment, moment, moment_by_rule
from workflow.time.zones import zone

OLD, NEWER = "America/Los_Angeles", "Etc/GMT+7"
"""Rules of zones with clock changes as `ZONE` had them, and without."""


class Rules:
    """The current rules of `ZONE`: the old ones until `renew`."""

    def __init__(self) -> None:
        self._in_force = ExitStack()
        self.are_newer = False
        self._in_force.enter_context(rules_of(OLD))

    def renew(self) -> None:
        """Installs the newer rules, like a release."""
        self.end()
        self.are_newer = True
        self._in_force.enter_context(rules_of(NEWER))

    def end(self) -> None:
        """Restores the packaged rules."""
        self._in_force.close()

    def local_time(self, due_at: datetime) -> datetime | None:
        """Returns the local time in `ZONE`; None if it occurs twice and could not be requested."""
        local = due_at.astimezone(zone(ZONE)).replace(tzinfo=None)
        try:
            moment(local, ZONE)
        except NoSingleMoment:
            return None
        return local

    def may_become(self, acknowledged: Draft, sent: Draft) -> bool:
        """Returns whether it is the acknowledged time, or the same local time by rules that were in force."""
        had = [OLD, NEWER] if self.are_newer else [OLD]
        return sent == acknowledged or sent in [self._moved_by(source, acknowledged) for source in had]

    def _moved_by(self, source: str, draft: Draft) -> Draft:
        with rules_of(source):
            return self.moved(draft)

    def moved(self, draft: Draft) -> Draft:
        """Returns the draft at the time that the current rules give its local time."""
        if draft.local_time is None:
            return draft
        return replace(draft, due_at=moment_by_rule(draft.local_time, draft.timezone))
