"""The local times of any rule equal those of `dateutil`, from its start and from any cursor on."""

from collections import deque
from datetime import datetime, time, timedelta
from itertools import islice, takewhile

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.unit.workflow.recurrence import oracle
from tests.unit.workflow.recurrence.rule_strategies import AFTER_START, STARTS, rules
from workflow.recurrence.end import RuleWithoutOccurrences, last_occurrence
from workflow.recurrence.expansion import Occurrence, Recurrence, occurrences_after
from workflow.recurrence.parser import parse_rule
from workflow.time.local_time import moment_by_rule

HORIZON = timedelta(days=1200)
"""How far ahead both are compared; `dateutil` walks all the way from the start."""


@settings(max_examples=100)
@given(text=rules(), start=STARTS, later=st.none() | AFTER_START)
def test_local_times_equal_those_of_dateutil_from_any_point_on(
    text: str, start: datetime, later: timedelta | None
) -> None:
    after = None if later is None else start + later
    limit = (after or start) + HORIZON
    expected = oracle.local_times(text, start, limit, after, 8)
    cursor = Occurrence(after, moment_by_rule(after, "UTC")) if after else None
    without_end = Recurrence(rule=parse_rule(text), start=start, zone="UTC", last=None)
    got = (each.local for each in occurrences_after(without_end, cursor))
    assert list(islice(takewhile(lambda each: each <= limit, got), 8)) == expected


def _all(text: str, start: datetime, last: datetime) -> list[datetime]:
    return [
        each.local
        for each in occurrences_after(
            Recurrence(rule=parse_rule(text), start=start, zone="UTC", last=last), None
        )
    ]


@settings(max_examples=40)
@given(text=rules(), start=STARTS, count=st.integers(1, 7))
def test_count_counts_from_the_start(text: str, start: datetime, count: int) -> None:
    limit = start + HORIZON
    expected = oracle.local_times(f"{text};COUNT={count}", start, limit, None, count)
    assume(len(expected) == count)
    last = last_occurrence(parse_rule(f"{text};COUNT={count}"), start, "UTC", start)
    assert last is not None
    assert last.local == expected[-1]
    assert _all(text, start, last.local) == expected


@settings(max_examples=40)
@given(text=rules(), start=STARTS, ends=AFTER_START, of_day=st.booleans())
def test_until_is_included(text: str, start: datetime, ends: timedelta, of_day: bool) -> None:
    end = datetime.combine(start + ends, time(23, 59, 59)) if of_day else start + ends
    expected = deque(oracle.local_times(text, start, end, None, 10_000), maxlen=1)
    given_end = f"{end:%Y%m%d}" if of_day else f"{end:%Y%m%dT%H%M%S}"
    try:
        last = last_occurrence(parse_rule(f"{text};UNTIL={given_end}"), start, "UTC", start)
    except RuleWithoutOccurrences:
        assert not expected
    else:
        assert last is not None
        assert last.local == expected[-1]
