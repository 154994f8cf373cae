"""Occurrences after a cursor: the right days and times, without excluded ones, until the rule ends."""

from datetime import datetime
from itertools import islice

import pytest
from hypothesis import given, settings

from tests.unit.workflow.recurrence.expansion_helpers import cursor_after, days, local, moments, recurrence
from tests.unit.workflow.recurrence.rule_strategies import STARTS, rules
from workflow.recurrence.end import RuleWithoutOccurrences, last_occurrence
from workflow.recurrence.expansion import Recurrence, occurrences_after
from workflow.recurrence.parser import parse_rule
from workflow.recurrence.rule import largest_day

NEVER = [
    ("FREQ=DAILY;INTERVAL=7;BYDAY=TU", "2026-11-30T09:00"),  # a Monday
    ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30", "2026-02-01T09:00"),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-01-01T09:00"),
    ("FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29", "2027-01-01T09:00"),
    ("FREQ=WEEKLY;INTERVAL=999;BYDAY=MO", "2026-12-01T09:00"),  # a Tuesday
    ("FREQ=MONTHLY;BYDAY=1FR;BYMONTHDAY=13", "2026-01-01T09:00"),
    ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "2026-01-01T09:00"),
    ("FREQ=YEARLY;BYMONTHDAY=1;BYSETPOS=13", "2026-01-01T09:00"),
    ("FREQ=DAILY;UNTIL=20260101T085959", "2026-01-01T09:00"),
    ("FREQ=DAILY", "9999-01-01T09:00"),
]
MONTH_ENDS = [
    ("FREQ=MONTHLY", "2027-01-31", ["2027-01-31", "2027-03-31", "2027-05-31", "2027-07-31"]),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "2027-12-01", ["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31"]),
    ("FREQ=MONTHLY;BYMONTHDAY=-31", "2027-01-01", ["2027-01-01", "2027-03-01", "2027-05-01", "2027-07-01"]),
    (
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
        "2027-01-31",
        ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"],
    ),
    ("FREQ=MONTHLY;BYDAY=5MO", "2027-01-01", ["2027-03-29", "2027-05-31", "2027-08-30"]),
    ("FREQ=YEARLY", "2028-02-29", ["2028-02-29", "2032-02-29", "2036-02-29"]),
    ("FREQ=YEARLY;INTERVAL=3", "2028-02-29", ["2028-02-29"]),  # the next is twelve years later
    ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29", "2027-01-01", ["2028-02-29", "2032-02-29"]),
    ("FREQ=YEARLY;BYDAY=53SA", "2027-01-01", ["2028-12-30", "2033-12-31"]),
    ("FREQ=YEARLY;BYDAY=MO;BYSETPOS=1,-1", "2027-01-04", ["2027-01-04", "2027-12-27", "2028-01-03"]),
    ("FREQ=YEARLY;BYMONTHDAY=1;BYSETPOS=366,2", "2027-01-01", ["2027-02-01", "2028-02-01"]),
]
PHASES = [  # the cursor is far from the start
    ("FREQ=WEEKLY", "2026-02-03", "2026-03-25", ["2026-03-31", "2026-04-07"]),  # March begins on a Sunday
    ("FREQ=DAILY;INTERVAL=40", "2020-01-01", "2027-01-01", ["2027-01-04", "2027-02-13", "2027-03-25"]),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO", "2026-11-30", "2026-11-30", ["2026-12-06", "2026-12-14"]),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", "2026-11-30", "2026-11-30", ["2026-12-13", "2026-12-14"]),
    ("FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=9", "2020-01-01", "2027-01-01", ["2027-02-09", "2027-07-09"]),
    (
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=3,9;BYSETPOS=2",
        "2021-01-05",
        "2027-03-06",
        ["2027-09-05", "2029-09-05"],
    ),
]


@pytest.mark.parametrize(("text", "start"), NEVER)
def test_a_rule_without_occurrences_is_distinguished_from_one_without_end(text: str, start: str) -> None:
    rule = parse_rule(text)
    with pytest.raises(RuleWithoutOccurrences):
        last_occurrence(rule, local(start), "Europe/Berlin", local(start))
    without_end = Recurrence(rule=rule, start=local(start), zone="Europe/Berlin", last=None)
    if rule.until is None:
        assert next(occurrences_after(without_end, None), None) is None


@pytest.mark.parametrize(("text", "start", "expected"), MONTH_ENDS)
def test_rules_at_the_ends_of_months_and_years(text: str, start: str, expected: list[str]) -> None:
    assert days(recurrence(text, f"{start}T09:00"), len(expected)) == expected


@pytest.mark.parametrize(("text", "start", "cursor", "expected"), PHASES)
def test_intervals_are_counted_from_the_start(
    text: str, start: str, cursor: str, expected: list[str]
) -> None:
    assert (
        days(recurrence(text, f"{start}T09:00"), len(expected), cursor_after(f"{cursor}T10:00")) == expected
    )


def test_the_next_occurrence_is_after_the_cursor_never_equal_to_it() -> None:
    found = recurrence("FREQ=DAILY;BYHOUR=9,17", "2027-01-01T09:00", "UTC")
    assert moments(found, 2) == ["2027-01-01T09:00", "2027-01-01T17:00"]
    assert moments(found, 1, cursor_after("2027-01-05T09:00", "UTC")) == ["2027-01-05T17:00"]
    assert moments(found, 1, cursor_after("2027-01-05T17:00", "UTC")) == ["2027-01-06T09:00"]


def test_no_occurrence_is_before_the_start() -> None:
    found = recurrence("FREQ=DAILY;BYHOUR=9,17", "2027-01-05T12:00", "UTC")
    assert moments(found, 1, cursor_after("2027-01-01T09:00", "UTC")) == ["2027-01-05T17:00"]


def test_the_start_is_an_occurrence_only_if_the_rule_contains_it() -> None:
    assert days(recurrence("FREQ=WEEKLY;BYDAY=MO", "2027-01-06T09:00"), 2) == ["2027-01-11", "2027-01-18"]
    assert days(recurrence("FREQ=WEEKLY;BYDAY=MO;COUNT=2", "2027-01-06T09:00"), 9) == [
        "2027-01-11",
        "2027-01-18",
    ]


def test_the_start_gives_the_seconds_and_every_part_that_the_rule_omits() -> None:
    found = recurrence("FREQ=DAILY;BYHOUR=7,9", "2027-01-01T08:15:45", "UTC")
    assert [str(each.local) for each in islice(occurrences_after(found, None), 2)] == [
        "2027-01-01 09:15:45",
        "2027-01-02 07:15:45",
    ]
    assert moments(recurrence("FREQ=DAILY;BYMINUTE=0,30", "2027-01-01T08:15", "UTC"), 2) == [
        "2027-01-01T08:30",
        "2027-01-02T08:00",
    ]


def test_weekdays_with_and_without_numbers_are_combined() -> None:
    found = recurrence("FREQ=MONTHLY;BYDAY=MO,-1TH", "2027-01-15T09:00")
    assert days(found, 5) == ["2027-01-18", "2027-01-25", "2027-01-28", "2027-02-01", "2027-02-08"]


def test_an_excluded_occurrence_counts() -> None:
    found = recurrence(
        "FREQ=DAILY;COUNT=3", "2027-01-01T09:00", exdates=["2027-01-02T09:00", "2027-01-03T08:00"]
    )
    assert days(found, 9) == ["2027-01-01", "2027-01-03"]
    assert found.last == local("2027-01-03T09:00")


def test_a_rule_ends_after_ten_years_without_an_occurrence() -> None:
    every_ten = recurrence("FREQ=YEARLY;INTERVAL=10", "2027-01-01T09:00")
    assert days(every_ten, 3) == ["2027-01-01", "2037-01-01", "2047-01-01"]
    assert days(recurrence("FREQ=YEARLY;INTERVAL=11", "2027-01-01T09:00"), 3) == ["2027-01-01"]
    assert len(days(recurrence("FREQ=MONTHLY;INTERVAL=120", "2027-01-31T09:00"), 2)) == 2
    assert len(days(recurrence("FREQ=MONTHLY;INTERVAL=121", "2027-01-01T09:00"), 2)) == 1
    left_out = recurrence("FREQ=YEARLY;INTERVAL=10", "2027-01-01T09:00", exdates=["2037-01-01T09:00"])
    assert days(left_out, 3) == ["2027-01-01"]


@pytest.mark.parametrize(
    "text", ["FREQ=DAILY;INTERVAL=999", "FREQ=WEEKLY", "FREQ=MONTHLY;INTERVAL=7", "FREQ=YEARLY"]
)
def test_expansion_stops_where_calendars_end(text: str) -> None:
    found = list(occurrences_after(recurrence(text, "9997-12-01T23:59", "Etc/GMT+12"), None))
    assert found[0].local == local("9997-12-01T23:59")
    assert found[-1].local.year <= 9998


@settings(max_examples=50)
@given(text=rules(), start=STARTS)
def test_no_day_has_more_occurrences_than_the_computed_largest_day(text: str, start: datetime) -> None:
    rule = parse_rule(text)
    found = occurrences_after(Recurrence(rule=rule, start=start, zone="UTC", last=None), None)
    dates = [each.local.date() for each in islice(found, 12)]
    assert max(map(dates.count, dates), default=0) <= largest_day(rule)


@pytest.mark.parametrize("text", ["FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,20,40", "FREQ=WEEKLY"])
def test_a_day_can_have_as_many_occurrences_as_the_computed_largest_day(text: str) -> None:
    found = days(recurrence(text, "2027-01-01T00:00"), 12)
    assert max(map(found.count, found)) == largest_day(parse_rule(text))
