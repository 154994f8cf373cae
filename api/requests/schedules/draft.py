"""Reads a new schedule, and reports all its errors at once."""

from datetime import datetime

from api.requests.models import CONTENT, StrictModel
from api.requests.parsing import ParsedBody
from api.requests.schedules.models import ScheduleCreate, ScheduleMembers, TimeMembers
from api.requests.schedules.rules import RuleRefused, rule_error, rule_errors
from api.requests.violations import missing_errors, violation_errors
from api.responses.models import FieldError
from api.responses.problems import ProblemError, invalid_request
from workflow.reminders.exceptions import InvalidReminder
from workflow.reminders.policy import PartialDraft, Policy, missing_addresses
from workflow.schedules.schedule import ScheduleDraft


def read_schedule(
    body: ParsedBody[ScheduleMembers], errors: list[FieldError], policy: Policy, now: datetime
) -> ScheduleDraft:
    """Returns the requested schedule at the time `now`; `errors` are those already found in the request.

    Raises:
        ProblemError: `invalid_request`, with every broken rule, if the form has an error.
    """
    members = body.members
    sent = PartialDraft(preference=members.preference, email=members.email, phone=members.phone)
    missing = missing_addresses(sent)
    if errors or body.errors or missing or not isinstance(members, ScheduleCreate):
        of_policy = violation_errors(policy.violations_of_recipients(sent), body)
        of_rule = rule_errors(times_of(members), now)
        raise invalid_request([*errors, *body.errors, *missing_errors(missing, body), *of_rule, *of_policy])
    return ScheduleDraft(
        **members.model_dump(include=CONTENT),
        timezone=members.timezone,
        start=members.start,
        rrule=members.rrule,
        exdates=tuple(members.exdates or ()),
        reference=members.reference,
        metadata=members.metadata or {},
    )


def refusal_problem(
    error: InvalidReminder | RuleRefused, draft: ScheduleDraft, body: ParsedBody[StrictModel], policy: Policy
) -> ProblemError:
    """Returns the problem for a valid body whose `draft` the core refused: errors of rule, then of policy."""
    if isinstance(error, InvalidReminder):
        return invalid_request(violation_errors(error.violations, body))
    violations = policy.violations_of_recipients(draft.sent)
    return invalid_request([rule_error(error), *violation_errors(violations, body)])


def times_of(members: TimeMembers) -> ScheduleDraft | None:
    """Returns a draft that has only the times of `members`, or None if they are incomplete; never sent."""
    if members.timezone is None or members.start is None or members.rrule is None:
        return None
    return ScheduleDraft(
        preference="email",
        message="",
        timezone=members.timezone,
        start=members.start,
        rrule=members.rrule,
        exdates=tuple(members.exdates or ()),
    )


def read_times(body: ParsedBody[TimeMembers], now: datetime) -> ScheduleDraft:
    """Returns a draft that has only the requested times. It is never sent, and its rule may be refused.

    Raises:
        ProblemError: `invalid_request`, with every broken rule, if the form has an error.
    """
    draft = times_of(body.members)
    if body.errors or draft is None:
        raise invalid_request([*body.errors, *rule_errors(draft, now)])
    return draft
