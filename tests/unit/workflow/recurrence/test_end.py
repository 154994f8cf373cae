"""COUNT and UNTIL are resolved to one last local time; each form of UNTIL is inclusive."""

import pytest

from tests.unit.workflow.recurrence.expansion_helpers import local, moments, recurrence
from workflow.recurrence.end import RuleWithoutOccurrences, last_occurrence
from workflow.recurrence.parser import parse_rule

BERLIN = "Europe/Berlin"
START = "2026-03-01T09:00"

LAST = [  # at 09:00 in Berlin, which is 07:00 UTC in summer
    ("FREQ=DAILY;UNTIL=20260710", START, "2026-07-10T09:00"),
    ("FREQ=DAILY;UNTIL=20260710T090000", START, "2026-07-10T09:00"),
    ("FREQ=DAILY;UNTIL=20260710T085959", START, "2026-07-09T09:00"),
    ("FREQ=DAILY;UNTIL=20260710T070000Z", START, "2026-07-10T09:00"),
    ("FREQ=DAILY;UNTIL=20260710T065959Z", START, "2026-07-09T09:00"),
    ("FREQ=DAILY;UNTIL=20260301T080000Z", START, START),
    ("FREQ=DAILY;UNTIL=21260101T000000Z", START, "2125-12-31T09:00"),
    ("FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20290630", START, "2029-05-31T09:00"),
    ("FREQ=YEARLY;UNTIL=20290228", START, "2028-03-01T09:00"),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;UNTIL=20430101", START, "2040-02-29T09:00"),
    ("FREQ=YEARLY;INTERVAL=40;UNTIL=21000101", START, START),  # over long before
    ("FREQ=YEARLY;INTERVAL=20;COUNT=3", START, START),
    ("FREQ=YEARLY;COUNT=101", START, "2126-03-01T09:00"),
    ("FREQ=DAILY;COUNT=1000", START, "2028-11-24T09:00"),
    ("FREQ=MONTHLY;BYDAY=MO;BYHOUR=9,17;BYSETPOS=1,-1;COUNT=3", START, "2026-04-06T09:00"),
    ("FREQ=YEARLY;UNTIL=20271231", "1920-12-01T09:00", "2027-12-01T09:00"),
    ("FREQ=DAILY;UNTIL=20261201", "1900-01-01T09:00", "2026-12-01T09:00"),
    ("FREQ=YEARLY;COUNT=110", "1900-12-01T09:00", "2009-12-01T09:00"),
    ("FREQ=YEARLY;COUNT=102", "1926-03-01T09:00", "2027-03-01T09:00"),
]


@pytest.mark.parametrize(("text", "start", "expected"), LAST)
def test_the_last_occurrence_is_found_and_until_is_included_however_old_the_start_is(
    text: str, start: str, expected: str
) -> None:
    found = last_occurrence(parse_rule(text), local(start), BERLIN, local(START))
    assert found is not None
    assert found.local == local(expected)


@pytest.mark.parametrize("until", ["20260228", "20260301T085959", "20260301T075959Z", "00010101"])
def test_an_end_before_the_first_occurrence_is_rejected(until: str) -> None:
    with pytest.raises(RuleWithoutOccurrences):
        last_occurrence(parse_rule(f"FREQ=DAILY;UNTIL={until}"), local(START), BERLIN, local(START))


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY",
        "FREQ=YEARLY;COUNT=102",
        "FREQ=DAILY;UNTIL=21270101",
        "FREQ=DAILY;UNTIL=99991231T235959Z",
    ],
)
def test_an_end_in_more_than_a_hundred_years_counts_as_none(text: str) -> None:
    assert last_occurrence(parse_rule(text), local(START), BERLIN, local(START)) is None


@pytest.mark.parametrize("zone", ["Etc/GMT-14", "Etc/GMT+12"])
def test_calendars_end_in_any_zone(zone: str) -> None:
    rule, start = parse_rule("FREQ=DAILY;UNTIL=99991231T235959Z"), local("9990-01-01T09:00")
    found = last_occurrence(rule, start, zone, start)
    assert found is not None
    assert found.local == local("9998-12-31T09:00")


def test_nothing_comes_after_the_last_occurrence() -> None:
    found = recurrence("FREQ=DAILY;UNTIL=20260302T080000Z", START, BERLIN)
    assert moments(found, 9) == ["2026-03-01T08:00", "2026-03-02T08:00"]


def test_an_until_in_utc_excludes_a_skipped_time_that_is_due_after_it() -> None:
    """Clocks skip 02:30, which is due at 03:30: after UNTIL, although the local time 02:30 is not."""
    found = recurrence("FREQ=DAILY;UNTIL=20250309T071500Z", "2025-03-07T02:30", "America/New_York")
    assert moments(found, 9) == ["2025-03-07T07:30", "2025-03-08T07:30"]
