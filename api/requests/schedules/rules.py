"""Says what is wrong with the times of a schedule, as an error of its `rrule`."""

from datetime import datetime

from api.requests.fields.recurrence import rule_detail
from api.responses.field_errors import body_error
from api.responses.models import FieldError
from workflow.recurrence.end import RuleWithoutOccurrences
from workflow.recurrence.rule import RuleInvalid
from workflow.schedules.schedule import ScheduleDraft
from workflow.schedules.times import bounds

RuleRefused = RuleInvalid | RuleWithoutOccurrences


def rule_error(error: RuleRefused) -> FieldError:
    """Why the core refuses a rule."""
    if isinstance(error, RuleInvalid):
        return body_error("rrule", "rule_invalid", rule_detail(error))
    return body_error("rrule", "rule_never", "Gives no time that is still to come, within ten years.")


def rule_errors(draft: ScheduleDraft | None, now: datetime) -> list[FieldError]:
    """What is wrong with the times of `draft` at the time `now`; nothing where they aren't all known."""
    try:
        if draft is not None:
            bounds(draft, now)
    except (RuleInvalid, RuleWithoutOccurrences) as error:
        return [rule_error(error)]
    return []
