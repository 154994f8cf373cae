"""The search for the next occurrence takes few steps and always ends, however old the rule is."""

from datetime import datetime, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.workflow.recurrence.expansion_helpers import local, recurrence
from tests.unit.workflow.recurrence.rule_strategies import STARTS, rules
from workflow.recurrence.end import RuleWithoutOccurrences, last_occurrence
from workflow.recurrence.expansion import Occurrence, Recurrence, cursor_at, local_times, occurrences_after
from workflow.recurrence.parser import parse_rule
from workflow.time.local_time import moment_by_rule

MONTHS = 132
"""The months of eleven years: ten, and the year of the cursor."""
A_DAY = 48
"""Local times of the cursor's day, and of a day whose moments equal those of another."""
TO_THE_END = 12_000

EACH_HOUR = "BYHOUR=" + ",".join(map(str, range(24)))
HARD = [
    "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
    "FREQ=DAILY;BYMONTHDAY=13;BYDAY=FR;BYMONTH=5",
    "FREQ=DAILY;INTERVAL=31;BYMONTHDAY=31",
    "FREQ=DAILY;INTERVAL=500;BYDAY=MO",
    "FREQ=WEEKLY;INTERVAL=999;BYDAY=MO",
    "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2",
    "FREQ=MONTHLY;BYDAY=1FR;BYMONTHDAY=13",
    "FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2,4,6,9,11",
    "FREQ=YEARLY;BYDAY=53MO;BYMONTHDAY=1",
    "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366",
    "FREQ=YEARLY;BYMONTHDAY=30;BYSETPOS=366",
    f"FREQ=DAILY;{EACH_HOUR}",
    "FREQ=YEARLY;BYHOUR=9,17;BYSETPOS=" + ",".join(map(str, range(1, 121))),
]
TO_AN_END = [
    "FREQ=DAILY;COUNT=1000",
    "FREQ=YEARLY;BYDAY=53MO;COUNT=1000",
    f"FREQ=DAILY;BYMONTH=1,2,3,4,5,6,7,8,9,10;{EACH_HOUR};UNTIL=20551231",
    f"FREQ=YEARLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR,SA,SU;{EACH_HOUR};UNTIL=20551231",
    f"FREQ=YEARLY;INTERVAL=9;BYDAY=MO,TU,WE,TH,FR,SA,SU;{EACH_HOUR};UNTIL=20521231",
    *(f"{text};{end}" for text in HARD for end in ("COUNT=1000", "UNTIL=21251231")),
]


def _steps_to_next(found: Recurrence, cursor: Occurrence | None) -> int:
    steps = count()
    next(occurrences_after(found, cursor, on_step=lambda: next(steps)), None)
    return next(steps)


def _bound(found: Recurrence) -> int:
    return MONTHS + A_DAY + len(found.rule.by_set_pos) + len(found.exdates)


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize("now", ["2026-03-02T09:00Z", "2326-01-01T00:00Z"])
def test_hard_rules_take_few_steps(text: str, now: str) -> None:
    found = Recurrence(rule=parse_rule(text), start=local("2026-03-02T09:00"), zone="UTC", last=None)
    assert _steps_to_next(found, cursor_at(datetime.fromisoformat(now), "UTC")) <= _bound(found)


@settings(max_examples=60)
@given(text=rules(), start=STARTS, years=st.sampled_from([0, 1, 10, 400]))
def test_any_rule_takes_few_steps(text: str, start: datetime, years: int) -> None:
    now = start + timedelta(days=365.25 * years)
    found = Recurrence(rule=parse_rule(text), start=start, zone="UTC", last=None)
    assert _steps_to_next(found, Occurrence(now, moment_by_rule(now, "UTC"))) <= _bound(found)


def test_a_daily_rule_takes_two_steps_in_any_century() -> None:
    found = recurrence("FREQ=DAILY", "2026-03-02T09:00", "UTC")
    assert _steps_to_next(found, None) == 2
    assert _steps_to_next(found, cursor_at(datetime.fromisoformat("2926-03-02T08:00Z"), "UTC")) == 2


def test_each_excluded_occurrence_takes_one_step() -> None:
    rule, start = parse_rule("FREQ=DAILY;INTERVAL=31;BYMONTHDAY=31"), local("2026-03-31T09:00")
    given_by_rule = [each for each, _ in zip(local_times(rule, start), range(200), strict=False)]
    found = Recurrence(rule=rule, start=start, zone="UTC", last=None, exdates=frozenset(given_by_rule))
    assert next(occurrences_after(found, None), None) is None
    assert _steps_to_next(found, None) <= _bound(found)


@pytest.mark.parametrize("start", ["2026-03-02T09:00", "1900-03-02T09:00"])
@pytest.mark.parametrize("text", TO_AN_END)
def test_the_last_occurrence_is_found_in_few_steps(text: str, start: str) -> None:
    steps, rule, now = count(), parse_rule(text), local("2026-03-02T09:00")
    try:
        last_occurrence(rule, local(start), "UTC", now, on_step=lambda: next(steps))
    except RuleWithoutOccurrences:
        assert next(steps) <= MONTHS + A_DAY + 120
    else:
        assert next(steps) <= TO_THE_END
