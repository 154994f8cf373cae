"""When a reminder is due, tested with any waits, times, offsets and time zones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from api.requests.due_time import LONGEST_WAIT, due_time
from api.requests.fields.date_time import read
from api.requests.models import Timing
from api.requests.parsing import ParsedBody
from workflow.time.local_time import moment, offsets
from workflow.time.times import rounded_up
from workflow.time.zones import names, zone

ZONES = sorted(names())
zones = st.sampled_from(ZONES)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(st.integers(0, LONGEST_WAIT), moments)
def test_a_wait_is_never_shortened_and_extended_by_less_than_a_second(seconds: int, now: datetime) -> None:
    due_at = rounded_up(due_at_of({"waitSeconds": seconds}, now))
    assert due_at.microsecond == 0
    assert timedelta() <= due_at - (now + timedelta(seconds=seconds)) < timedelta(seconds=1)


@given(moments, st.integers(-1439, 1439))
def test_a_time_with_an_offset_is_that_moment_rounded_up(time: datetime, minutes: int) -> None:
    text = time.astimezone(timezone(timedelta(minutes=minutes))).isoformat()
    assert timedelta() <= rounded_up(read(text)) - time < timedelta(seconds=1)
    assert read(text).utcoffset() == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("text", "moment_"),
    [
        ("2026-11-24T09:00:00Z", "2026-11-24T09:00:00+00:00"),
        ("2026-11-24t09:00:00z", "2026-11-24T09:00:00+00:00"),
        ("2026-11-24T09:00:00.000Z", "2026-11-24T09:00:00+00:00"),
        ("2026-11-24T09:00:00.0000000001Z", "2026-11-24T09:00:00.000001+00:00"),
        ("2028-02-29T23:59:59.5-01:00", "2028-02-29T23:59:59.500000-01:00"),
        ("2026-11-24T09:00:00-00:00", "2026-11-24T09:00:00+00:00"),
        ("2026-11-24T09:00", "2026-11-24T09:00:00"),
        ("2026-11-24T09:00:00", "2026-11-24T09:00:00"),
    ],
)
def test_all_accepted_forms_are_parsed(text: str, moment_: str) -> None:
    assert read(text).isoformat() == moment_


@given(
    st.text()
    | st.from_regex(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([Zz]|[+-][0-9:]{5})?\Z")
)
def test_any_text_is_parsed_or_rejected(text: str) -> None:
    outcome = "read"
    try:
        read(text)
    except PydanticCustomError as refusal:
        outcome = refusal.type
    assert outcome in {"read", "invalid_date_time"}


@given(moments, zones)
def test_a_local_time_is_the_moment_when_clocks_show_it(time: datetime, name: str) -> None:
    time = time.replace(microsecond=0)
    local = time.astimezone(zone(name)).replace(tzinfo=None, fold=0)
    possible = [datetime.fromisoformat(local.isoformat() + offset) for offset in offsets(local, name)]
    assert time in possible
    if len(possible) == 1:
        assert moment(local, name) == time


def due_at_of(members: dict[str, object], now: datetime) -> datetime:
    """Returns the due time of a valid request."""
    due_at, errors = due_time(ParsedBody(Timing.model_validate(members), frozenset(), []), now)
    assert due_at is not None
    assert errors == []
    return due_at


@pytest.mark.parametrize(
    ("local", "zone", "code", "offsets"),
    [
        ("2027-10-03T02:00:00", "Australia/Sydney", "local_time_skipped", ["+10:00", "+11:00"]),
        ("2027-04-04T02:59:59", "Australia/Sydney", "local_time_repeated", ["+11:00", "+10:00"]),
        ("2027-04-04T01:45:00", "Australia/Lord_Howe", "local_time_repeated", ["+11:00", "+10:30"]),
        ("2011-12-30T12:00:00", "Pacific/Apia", "local_time_skipped", ["-10:00", "+14:00"]),
    ],
)
def test_known_clock_changes_are_reported_with_their_offsets(
    local: str, zone: str, code: str, offsets: list[str]
) -> None:
    timing = Timing.model_validate({"dueAt": local, "timezone": zone})
    due_at, (error,) = due_time(ParsedBody(timing, frozenset(), []), datetime(2026, 11, 23, tzinfo=UTC))
    assert due_at is None
    assert (error["pointer"], error["code"], error["offsets"]) == ("#/dueAt", code, offsets)
