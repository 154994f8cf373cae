"""Changing a reminder: the result follows a new reminder's rules; other members stay."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import timedelta
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from api.requests.models import Members, ReminderCreate, ReminderUpdate
from api.requests.parsing import ParseAs, ParsedBody
from api.requests.patch import read_change
from api.requests.violations import violation_errors
from api.responses.problems import ProblemError
from api.routes.create_reminder import read_draft
from api.services import create_policy
from tests.unit.api.records import build_reminder
from tests.unit.api.world import NOW, SETTINGS
from workflow.reminders.reminder import Draft, Reminder
from workflow.reminders.transitions import patched
from workflow.time.times import rounded_up, seconds_text

Json = dict[str, Any]
CHANGES = TypeAdapter(Annotated[ParsedBody[Members], ParseAs(ReminderUpdate, ReminderUpdate)])
POLICY = create_policy(SETTINGS)
CREATIONS = TypeAdapter(Annotated[ParsedBody[Members], ParseAs(ReminderCreate, Members)])
BOTH = build_reminder(
    "nora", email="a@b.example", phone="+61491570156", subject="The tap", timezone="Asia/Kolkata"
)
EMAIL = replace(BOTH, preference="email", phone=None)
FOREIGN = replace(BOTH, preference="email", phone="+14254147755")

FIELDS = {
    "message": st.sampled_from(["Call", "Call again", "", "x" * 1601, None, 5]),
    "preference": st.sampled_from(["email", "sms", "both", "fax", None]),
    "subject": st.sampled_from(["A subject", "two\nlines", None]),
    "email": st.sampled_from(["c@d.example", "nora", None]),
    "phone": st.sampled_from(["+61 491 570 157", "+14254147755", "0491570156", None]),
    "timezone": st.sampled_from(["Australia/Sydney", "Nowhere", None]),
    "waitSeconds": st.sampled_from([0, 60, -1, 10**12, None]),
    "dueAt": st.sampled_from(
        ["2026-12-24T09:00:00Z", "2026-12-24T09:00:00", "2020-01-01T00:00:00Z", "soon", None]
    ),
    "colour": st.just("blue"),
}
changes = st.fixed_dictionaries({}, optional=FIELDS)
reminders = st.builds(
    replace,
    st.just(BOTH),
    preference=st.sampled_from(["email", "sms", "both"]),
    subject=st.sampled_from(["The tap", None]),
    timezone=st.sampled_from(["UTC", "Asia/Kolkata"]),
)


def changed(reminder: Reminder, body: object, **settings: Any) -> Draft:  # noqa: ANN401  # any setting
    change = read_change(CHANGES.validate_python(body), NOW)
    policy = create_policy(replace(SETTINGS, **settings))
    violations = policy.violations_of_patch(reminder, change.patch, NOW)
    if violations or not change.is_valid:
        raise change.problem(violations)
    return patched(reminder, change.patch)


def refused(reminder: Reminder, body: object, **settings: Any) -> set[tuple[str, str]]:  # noqa: ANN401
    with pytest.raises(ProblemError) as caught:
        changed(reminder, body, **settings)
    assert caught.value.code == "invalid_request"
    return {(error["pointer"], error["code"]) for error in caught.value.errors}


def as_body(reminder: Reminder) -> Json:
    """Returns the body of a request that would create this reminder."""
    body = asdict(reminder.draft)
    del body["local_time"]
    return body | {"dueAt": seconds_text(body.pop("due_at"))}


def created(body: Json) -> Draft | set[tuple[str, str]]:
    """Returns the draft of the new reminder, or its errors."""
    try:
        parsed = CREATIONS.validate_python(body)
        draft = read_draft(parsed, [], POLICY, NOW)
    except ProblemError as problem:
        return {(error["pointer"], error["code"]) for error in problem.errors}
    errors = violation_errors(POLICY.violations(draft, NOW), parsed)
    stored = replace(draft, due_at=rounded_up(draft.due_at))
    return {(error["pointer"], error["code"]) for error in errors} or stored


def merged_body(reminder: Reminder, change: Json) -> Json:
    """Returns the reminder's members merged with the change as in RFC 7396."""
    due = {"waitSeconds", "dueAt"}
    stored = {
        name: value for name, value in as_body(reminder).items() if name not in due or not due & set(change)
    }
    return stored | change


@given(reminders, changes)
def test_the_result_equals_that_of_a_new_reminder(reminder: Reminder, change: Json) -> None:
    expected = created(merged_body(reminder, change))
    nulls = [
        name for name in ("preference", "timezone", "waitSeconds", "dueAt") if change.get(name, ...) is None
    ]
    local = change.get("dueAt") == "2026-12-24T09:00:00" and "timezone" not in change
    if not change or nulls or local:  # a new reminder has other rules
        assert refused(reminder, change)
    elif isinstance(expected, Draft):
        assert changed(reminder, change) == expected
    else:
        assert refused(reminder, change) == expected


def test_null_is_rejected_for_what_the_result_needs() -> None:
    required = ["message", "preference", "timezone", "waitSeconds", "dueAt"]
    codes = dict.fromkeys(required, "wrong_type") | {"email": "missing", "phone": "missing"}
    for name, code in codes.items():
        assert refused(BOTH, {name: None}) == {(f"#/{name}", code)}


@pytest.mark.parametrize("past", [timedelta(minutes=5), timedelta(days=-4000)])
def test_only_a_due_time_in_the_request_is_compared_with_the_clock(past: timedelta) -> None:
    reminder = replace(BOTH, due_at=(NOW - past).replace(microsecond=0))
    assert changed(reminder, {"message": "Call again"}).due_at == reminder.due_at
    codes = {code for _, code in refused(reminder, {"dueAt": seconds_text(reminder.due_at)})}
    assert codes == {"in_the_past" if past > timedelta() else "too_far_ahead"}


def test_only_a_number_in_the_request_is_checked_against_the_current_countries() -> None:
    stored = replace(FOREIGN, preference="both")
    assert changed(stored, {"message": "Call again", "email": "c@d.example"}).phone == stored.phone
    assert changed(stored, {"preference": "sms"}).phone == stored.phone
    assert refused(stored, {"phone": "+14254147755"}) == {("#/phone", "country_not_allowed")}


@pytest.mark.parametrize("preference", ["sms", "both"])
def test_a_stored_number_is_checked_when_a_changed_preference_needs_it(preference: str) -> None:
    assert refused(FOREIGN, {"preference": preference}) == {("#/phone", "country_not_allowed")}
    assert changed(FOREIGN, {"preference": "email"}).phone == FOREIGN.phone


def test_if_sms_is_off_no_change_may_start_to_need_it() -> None:
    assert changed(BOTH, {"message": "Call again"}, sms_countries=()).preference == "both"
    assert changed(EMAIL, {"phone": "+61491570157"}, sms_countries=()).phone == "+61491570157"
    for body in ({"preference": "sms"}, {"phone": "+61491570157"}):
        assert refused(BOTH, body, sms_countries=()) == {("#/preference", "sms_off")}
