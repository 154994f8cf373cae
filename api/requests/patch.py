"""Reads a change of a reminder (RFC 7396): absent is unchanged, null clears."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from api.requests.due_time import due_time, local_time, zone_of_offset
from api.requests.models import Members, Timing
from api.requests.parsing import ParsedBody
from api.requests.violations import missing_errors, violation_errors
from api.responses.field_errors import whole_body_error
from api.responses.models import FieldError
from api.responses.problems import ProblemError, invalid_request
from workflow.reminders.policy import Violation
from workflow.reminders.reminder import Patch

_TIMING = frozenset({"wait_seconds", "due_at", "waitSeconds", "dueAt"})


@dataclass(frozen=True, slots=True)
class Change:
    """The `patch` from the valid members of a `body`, and the errors of its due time."""

    body: ParsedBody[Members]
    patch: Patch
    due_errors: list[FieldError]

    @property
    def is_valid(self) -> bool:
        """Returns whether the body changes something and has no errors in its form."""
        return bool(self.body.members.model_fields_set) and not self.body.errors and not self.due_errors

    def problem(self, violations: Sequence[Violation]) -> ProblemError:
        """Returns the problem with every broken rule: the body's errors and the core's `violations`."""
        errors = list(self.body.errors)
        if not self.body.members.model_fields_set and not errors:
            errors.append(whole_body_error("missing", "Give at least one member to change."))
        others = [each for each in violations if each.code != "missing"]
        of_core = missing_errors(violations, self.body), violation_errors(others, self.body)
        return invalid_request([*errors, *of_core[0], *self.due_errors, *of_core[1]])


def read_change(body: ParsedBody[Members], now: datetime) -> Change:
    """Returns the change that `body` requests, at the time `now`."""
    sent = body.members.model_fields_set
    moves = not _TIMING.isdisjoint(sent | body.broken)
    due_at, due_errors = due_time(body, now) if moves else (None, [])
    patch = cast("Patch", {name: getattr(body.members, name) for name in sent - _TIMING})
    if due_at is not None:
        patch["due_at"] = due_at
        patch["local_time"] = local_time(body.members)
    if (zone := zone_of_offset(body.members)) is not None:
        patch["zone_of_offset"] = zone
    return Change(body, patch, due_errors)


def snooze_patch(members: Timing, due_at: datetime) -> Patch:
    """Returns how a snooze due at `due_at` differs from its source; null is the same as absent."""
    sent = members.model_dump(exclude_none=True, exclude={"wait_seconds", "due_at"})
    patch = cast("Patch", {**sent, "due_at": due_at, "local_time": local_time(members)})
    if (zone := zone_of_offset(members)) is not None:
        patch["zone_of_offset"] = zone
    return patch
