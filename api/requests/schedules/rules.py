"""Reports what is wrong with a schedule's times as an error of its `rrule`."""

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
    """Returns the error for a rule that the core refuses."""
    if isinstance(error, RuleInvalid):
        return body_error("rrule", "rule_invalid", rule_detail(error))
    return body_error("rrule", "rule_never", "Has no occurrence in the next ten years.")


def rule_errors(draft: ScheduleDraft | None, now: datetime) -> list[FieldError]:
    """Returns the errors in the times of `draft` at the time `now`; none if the times are incomplete."""
    try:
        if draft is not None:
            bounds(draft, now)
    except (RuleInvalid, RuleWithoutOccurrences) as error:
        return [rule_error(error)]
    return []
