"""Clock changes: skipped times use the offset before, repeated ones the first; no moment comes twice."""

from datetime import datetime, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import zone_rules
from tests.unit.workflow.recurrence.expansion_helpers import cursor_after, local, moments, recurrence
from tests.unit.workflow.recurrence.rule_strategies import ZONES, rules
from workflow.recurrence.expansion import Recurrence, cursor_at, occurrences_after
from workflow.recurrence.parser import parse_rule
from workflow.time.local_time import moment_by_rule

SKIPPED = [  # the day before, the day on which clocks skip the local time, the day after
    ("America/New_York", "2025-03-08T02:30", ["2025-03-08T07:30", "2025-03-09T07:30", "2025-03-10T06:30"]),
    ("Europe/Dublin", "2025-03-29T01:30", ["2025-03-29T01:30", "2025-03-30T01:30", "2025-03-31T00:30"]),
    ("Australia/Lord_Howe", "2025-10-04T02:15", ["2025-10-03T15:45", "2025-10-04T15:45", "2025-10-05T15:15"]),
    ("Antarctica/Troll", "2025-03-29T02:30", ["2025-03-29T02:30", "2025-03-30T02:30", "2025-03-31T00:30"]),
    ("America/Santiago", "2025-09-06T00:30", ["2025-09-06T04:30", "2025-09-07T04:30", "2025-09-08T03:30"]),
]
REPEATED = [  # the day before, the day on which clocks show the local time twice, the day after
    ("America/New_York", "2025-11-01T01:30", ["2025-11-01T05:30", "2025-11-02T05:30", "2025-11-03T06:30"]),
    ("Europe/Dublin", "2025-10-25T01:30", ["2025-10-25T00:30", "2025-10-26T00:30", "2025-10-27T01:30"]),
    ("Australia/Lord_Howe", "2025-04-05T01:45", ["2025-04-04T14:45", "2025-04-05T14:45", "2025-04-06T15:15"]),
    ("Antarctica/Troll", "2025-10-25T01:30", ["2025-10-24T23:30", "2025-10-25T23:30", "2025-10-27T01:30"]),
    ("America/Santiago", "2025-04-04T23:30", ["2025-04-05T02:30", "2025-04-06T02:30", "2025-04-07T03:30"]),
]


@pytest.mark.parametrize(("zone", "start", "expected"), SKIPPED + REPEATED)
def test_a_skipped_time_uses_the_offset_before_the_change_and_a_repeated_one_is_its_first_moment(
    zone: str, start: str, expected: list[str]
) -> None:
    assert moments(recurrence("FREQ=DAILY", start, zone), 3) == expected


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("2,3", ["2025-03-08T08:30", "2025-03-09T07:30", "2025-03-10T06:30"]),
        ("1,2,3,4", ["2025-03-08T08:30", "2025-03-08T09:30", "2025-03-09T06:30", "2025-03-09T07:30"]),
    ],
)
def test_two_local_times_of_one_moment_are_one_occurrence(hours: str, expected: list[str]) -> None:
    found = recurrence(f"FREQ=DAILY;BYHOUR={hours}", "2025-03-08T03:30")
    assert moments(found, len(expected)) == expected


def test_if_the_first_of_two_local_times_of_a_moment_is_excluded_the_second_is_due() -> None:
    found = recurrence("FREQ=DAILY;BYHOUR=2,3", "2025-03-09T02:30", exdates=["2025-03-09T02:30"])
    first = next(occurrences_after(found, None))
    assert first.local == local("2025-03-09T03:30")
    assert first.moment == moment_by_rule(local("2025-03-09T02:30"), "America/New_York")


def test_count_counts_both_local_times_of_one_moment() -> None:
    found = recurrence("FREQ=DAILY;BYHOUR=2,3;COUNT=3", "2025-03-09T02:30")
    assert moments(found, 10) == ["2025-03-09T07:30", "2025-03-10T06:30"]


def test_local_times_within_a_gap_come_before_later_moments() -> None:
    """Clocks go from 02:00 to 02:30: the skipped 02:15 is due after 02:30, and 02:30 is past by then."""
    found = recurrence("FREQ=DAILY;BYMINUTE=15,30", "2025-10-05T02:00", "Australia/Lord_Howe")
    assert moments(found, 2) == ["2025-10-04T15:45", "2025-10-05T15:15"]


@pytest.mark.parametrize(
    ("time", "now", "expected"),
    [
        ("02:30", "2025-03-09T06:59Z", "2025-03-09T07:30"),  # 01:59, just before clocks skip 02:30
        ("02:30", "2025-03-09T07:10Z", "2025-03-09T07:30"),  # 03:10; 02:30 is still to come
        ("02:30", "2025-03-09T07:30Z", "2025-03-10T06:30"),
        ("01:30", "2025-11-02T05:10Z", "2025-11-02T05:30"),  # 01:10 for the first time
        ("01:30", "2025-11-02T06:10Z", "2025-11-03T06:30"),  # 01:10 for the second time; 01:30 is past
    ],
)
def test_a_skipped_time_is_not_missed_and_a_repeated_one_is_due_once(
    time: str, now: str, expected: str
) -> None:
    found = recurrence("FREQ=DAILY", f"2025-01-01T{time}")
    assert moments(found, 1, cursor_at(datetime.fromisoformat(now), found.zone)) == [expected]


CHANGES = st.sampled_from(
    [(zone, datetime.fromisoformat(f"{found[1]}Z")) for zone, _, found in SKIPPED + REPEATED]
)


@given(
    change=CHANGES,
    now=st.timedeltas(timedelta(hours=-5), timedelta(hours=5)),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
)
def test_from_any_moment_the_earliest_later_occurrence_is_next(
    change: tuple[str, datetime], now: timedelta, hour: int, minute: int
) -> None:
    zone, at = change
    found = recurrence(f"FREQ=DAILY;BYHOUR={hour};BYMINUTE={minute}", "2025-01-01T00:00", zone)
    cursor = cursor_at(at + now, zone)
    before = (at - timedelta(days=3)).replace(tzinfo=None)
    all_around = [
        moment_by_rule(
            datetime.combine(
                before + timedelta(days=day), local(f"{before:%F}T{hour:02}:{minute:02}").time()
            ),
            zone,
        )
        for day in range(8)
    ]
    following = next(occurrences_after(found, cursor))
    assert following.moment == min(each for each in all_around if each > at + now)


@settings(max_examples=60)
@given(text=rules(), zone=ZONES, start=st.datetimes(datetime(2025, 1, 1), datetime(2025, 12, 31)))  # noqa: DTZ001
def test_each_occurrence_leads_to_the_next(text: str, zone: str, start: datetime) -> None:
    found = Recurrence(rule=parse_rule(text), start=start, zone=zone, last=None)
    at_once = list(islice(occurrences_after(found, None), 5))
    assert [next(occurrences_after(found, each), None) for each in at_once[:-1]] == at_once[1:]
    for earlier, later in pairwise(at_once):
        assert earlier.local < later.local
        assert earlier.moment < later.moment


@pytest.mark.parametrize("newer", ["America/Anchorage", "Asia/Tokyo"])
def test_after_newer_zone_rules_no_local_time_comes_again(newer: str) -> None:
    found = recurrence("FREQ=DAILY", "2025-06-01T09:00", zone_rules.ZONE)
    cursor = cursor_after("2025-06-02T09:00", zone_rules.ZONE)
    with zone_rules.rules_of(newer):
        following = next(occurrences_after(found, cursor))
    assert following.local == local("2025-06-03T09:00")
