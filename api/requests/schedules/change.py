"""Reads a change of a schedule (RFC 7396): absent is unchanged, null clears."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from api.requests.parsing import ParsedBody
from api.requests.schedules.models import ScheduleMembers, TimeMembers
from api.requests.schedules.rules import RuleRefused, rule_errors
from api.requests.violations import missing_errors, violation_errors
from api.responses.field_errors import whole_body_error
from api.responses.models import FieldError
from api.responses.problems import ProblemError, invalid_request
from workflow.reminders.exceptions import InvalidReminder
from workflow.reminders.policy import Policy
from workflow.schedules.schedule import Schedule, SchedulePatch
from workflow.schedules.transitions import moves, patched
from workflow.schedules.violations import changed_fields, violations_of_result

_TIMES = frozenset(TimeMembers.model_fields)


@dataclass(frozen=True, slots=True)
class ScheduleChange:
    """The `patch` from the valid members of a `body`."""

    body: ParsedBody[ScheduleMembers]
    patch: SchedulePatch

    @property
    def is_valid(self) -> bool:
        """Returns whether the body changes something and has no errors in its form."""
        return bool(self.body.members.model_fields_set) and not self.body.errors

    def problem(
        self,
        current: Schedule,
        policy: Policy,
        now: datetime,
        refusal: InvalidReminder | RuleRefused | None = None,
    ) -> ProblemError:
        """Returns the problem with every rule that changing the schedule `current` at the time `now` breaks.

        `refusal` is the core's error, if the core was called.
        """
        errors: list[FieldError] = list(self.body.errors)
        if not self.body.members.model_fields_set and not errors:
            errors.append(whole_body_error("missing", "Give at least one member to change."))
        draft = patched(current, self.patch, now)
        found = violations_of_result(policy, draft, changed_fields(current, self.patch, draft))
        found += refusal.violations if isinstance(refusal, InvalidReminder) else []
        violations = list(dict.fromkeys(found))
        others = [each for each in violations if each.code != "missing"]
        is_moved = moves(current, draft) and _TIMES.isdisjoint(self.body.broken)
        return invalid_request(
            [
                *errors,
                *missing_errors(violations, self.body),
                *rule_errors(draft if is_moved else None, now),
                *violation_errors(others, self.body),
            ]
        )


def read_schedule_change(body: ParsedBody[ScheduleMembers]) -> ScheduleChange:
    """Returns the change that `body` requests."""
    fields: dict[str, Any] = {name: getattr(body.members, name) for name in body.members.model_fields_set}
    if "exdates" in fields:
        fields["exdates"] = tuple(fields["exdates"])
    return ScheduleChange(body, cast("SchedulePatch", fields))
