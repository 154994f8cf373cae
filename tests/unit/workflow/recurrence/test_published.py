"""The published examples of iCalendar give their published dates.

https://www.rfc-editor.org/rfc/rfc5545#section-3.8.5.3
"""

import pytest

from tests.unit.workflow.recurrence.expansion_helpers import days, local, recurrence
from workflow.recurrence.expansion import occurrences_after
from workflow.recurrence.parser import parse_rule
from workflow.recurrence.rule import RuleInvalid

_AT = "1997-09-02"


def _month(year_month: str, *numbers: int) -> list[str]:
    return [f"{year_month}-{number:02}" for number in numbers]


def _every(step: int, first: int, last: int, year_month: str) -> list[str]:
    return _month(year_month, *range(first, last + 1, step))


_AUTUMN = [*_every(1, 2, 30, "1997-09"), *_every(1, 1, 31, "1997-10"), *_every(1, 1, 30, "1997-11")]
_TUESDAYS = [
    *_every(7, 2, 30, "1997-09"),
    *_every(7, 7, 28, "1997-10"),
    *_every(7, 4, 25, "1997-11"),
    *_every(7, 2, 23, "1997-12"),
]
_JANUARIES = [day for year in (1998, 1999, 2000) for day in _every(1, 1, 31, f"{year}-01")]
_OTHER_WEEKS = [
    *_month("1997-09", 1, 3, 5, 15, 17, 19, 29),
    *_month("1997-10", 1, 3, 13, 15, 17, 27, 29, 31),
    *_month("1997-11", 10, 12, 14, 24, 26, 28),
    *_month("1997-12", 8, 10, 12, 22),
]
_FIRST_FRIDAYS = ["1997-09-05", "1997-10-03", "1997-11-07", "1997-12-05"]

ENDED = [  # with all that they give
    ("FREQ=DAILY;COUNT=10", _AT, _AUTUMN[:10]),
    ("FREQ=DAILY;UNTIL=19971224T000000Z", _AT, [*_AUTUMN, *_every(1, 1, 23, "1997-12")]),
    ("FREQ=DAILY;INTERVAL=10;COUNT=5", _AT, [*_every(10, 2, 22, "1997-09"), *_every(10, 2, 12, "1997-10")]),
    ("FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA", "1998-01-01", _JANUARIES),
    ("FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", "1998-01-01", _JANUARIES),
    ("FREQ=WEEKLY;COUNT=10", _AT, _TUESDAYS[:10]),
    ("FREQ=WEEKLY;UNTIL=19971224T000000Z", _AT, _TUESDAYS),
    (
        "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
        _AT,
        [*_month("1997-09", 2, 4, 9, 11, 16, 18, 23, 25, 30), "1997-10-02"],
    ),
    (
        "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
        _AT,
        [*_month("1997-09", 2, 4, 9, 11, 16, 18, 23, 25, 30), "1997-10-02"],
    ),
    ("FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR", "1997-09-01", _OTHER_WEEKS),
    (
        "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
        _AT,
        [*_month("1997-09", 2, 4, 16, 18, 30), *_month("1997-10", 2, 14, 16)],
    ),
    (
        "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
        "1997-09-05",
        [*_FIRST_FRIDAYS, "1998-01-02", "1998-02-06", "1998-03-06", "1998-04-03", "1998-05-01", "1998-06-05"],
    ),
    ("FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", "1997-09-05", _FIRST_FRIDAYS),
    (
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        "1997-09-07",
        [
            *_month("1997-09", 7, 28),
            *_month("1997-11", 2, 30),
            *_month("1998-01", 4, 25),
            *_month("1998-03", 1, 29),
            *_month("1998-05", 3, 31),
        ],
    ),
    (
        "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
        "1997-09-22",
        ["1997-09-22", "1997-10-20", "1997-11-17", "1997-12-22", "1998-01-19", "1998-02-16"],
    ),
    (
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
        _AT,
        [
            day
            for month in ("1997-09", "1997-10", "1997-11", "1997-12", "1998-01")
            for day in _month(month, 2, 15)
        ],
    ),
    (
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
        "1997-09-30",
        [
            "1997-09-30",
            *_month("1997-10", 1, 31),
            *_month("1997-11", 1, 30),
            *_month("1997-12", 1, 31),
            *_month("1998-01", 1, 31),
            "1998-02-01",
        ],
    ),
    (
        "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        "1997-09-10",
        [*_every(1, 10, 15, "1997-09"), *_every(1, 10, 13, "1999-03")],
    ),
    (
        "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
        "1997-06-10",
        [f"{year}-{month}-10" for year in range(1997, 2002) for month in ("06", "07")],
    ),
    (
        "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
        "1997-03-10",
        [
            "1997-03-10",
            *(f"{year}-{month}-10" for year in (1999, 2001, 2003) for month in ("01", "02", "03")),
        ],
    ),
    (
        "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
        "1997-09-04",
        ["1997-09-04", "1997-10-07", "1997-11-06"],
    ),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", _month("1997-08", 5, 10, 19, 24)),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", _month("1997-08", 5, 17, 19, 31)),
    (
        "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        "2007-01-15",
        [*_month("2007-01", 15, 30), "2007-02-15", *_month("2007-03", 15, 30)],
    ),
]
ENDLESS = [  # with the first of what they give
    ("FREQ=DAILY;INTERVAL=2", _AT, [*_every(2, 2, 30, "1997-09"), *_every(2, 2, 4, "1997-10")]),
    (
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        _AT,
        [*_month("1997-09", 2, 16, 30), *_month("1997-10", 14, 28), *_month("1997-11", 11, 25)],
    ),
    (
        "FREQ=MONTHLY;BYMONTHDAY=-3",
        "1997-09-28",
        ["1997-09-28", "1997-10-29", "1997-11-28", "1997-12-29", "1998-01-29", "1998-02-26"],
    ),
    (
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
        _AT,
        [*_every(7, 2, 30, "1997-09"), *_every(7, 4, 25, "1997-11"), *_every(7, 6, 27, "1998-01")],
    ),
    ("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", ["1997-05-19", "1998-05-18", "1999-05-17"]),
    (
        "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
        "1997-03-13",
        [*_month("1997-03", 13, 20, 27), *_every(7, 5, 26, "1998-03"), *_every(7, 4, 25, "1999-03")],
    ),
    (
        "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
        "1997-06-05",
        [
            *_every(7, 5, 26, "1997-06"),
            *_every(7, 3, 31, "1997-07"),
            *_every(7, 7, 28, "1997-08"),
            *_every(7, 4, 25, "1998-06"),
        ],
    ),
    (
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        "1997-09-13",
        ["1997-09-13", "1997-10-11", "1997-11-08", "1997-12-13", "1998-01-10", "1998-02-07", "1998-03-07"],
    ),
    (
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "1996-11-05",
        ["1996-11-05", "2000-11-07", "2004-11-02"],
    ),
    (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        "1997-09-29",
        ["1997-09-29", "1997-10-30", "1997-11-27", "1997-12-30", "1998-01-29", "1998-02-26", "1998-03-30"],
    ),
]


@pytest.mark.parametrize(("text", "start", "expected"), ENDED)
def test_rules_with_an_end(text: str, start: str, expected: list[str]) -> None:
    found = recurrence(text, f"{start}T09:00")
    assert days(found, 1000) == expected
    assert {each.local.time() for each in occurrences_after(found, None)} == {
        local("1997-09-02T09:00").time()
    }


@pytest.mark.parametrize(("text", "start", "expected"), ENDLESS)
def test_rules_without_an_end(text: str, start: str, expected: list[str]) -> None:
    found = recurrence(text, f"{start}T09:00")
    assert found.last is None
    assert days(found, len(expected)) == expected


def test_friday_the_13th() -> None:
    found = recurrence(
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-02T09:00", exdates=["1997-09-02T09:00"]
    )
    assert days(found, 5) == ["1998-02-13", "1998-03-13", "1998-11-13", "1999-08-13", "2000-10-13"]


def test_every_20_minutes_of_working_hours() -> None:
    found = recurrence("FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", "1997-09-02T09:00")
    expected = [
        f"1997-09-{day:02} {hour:02}:{minute:02}:00"
        for day in (2, 3)
        for hour in range(9, 17)
        for minute in (0, 20, 40)
    ]
    assert [
        str(each.local) for each, _ in zip(occurrences_after(found, None), expected, strict=False)
    ] == expected


def test_a_sunday_of_january_in_every_other_year() -> None:
    """Section 3.3.10 gives it as its own example."""
    found = recurrence("FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYDAY=SU;BYHOUR=8,9;BYMINUTE=30", "1997-01-05T08:30")
    assert (
        days(found, 10)
        == [day for number in (5, 12, 19, 26) for day in _month("1997-01", number) * 2] + ["1999-01-03"] * 2
    )


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", "BYYEARDAY"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "BYWEEKNO"),
        ("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z", "FREQ"),
        ("FREQ=MINUTELY;INTERVAL=15;COUNT=6", "FREQ"),
        ("FREQ=MINUTELY;INTERVAL=90;COUNT=4", "FREQ"),
        ("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", "FREQ"),
    ],
)
def test_unsupported_examples_are_rejected(text: str, part: str) -> None:
    with pytest.raises(RuleInvalid) as refusal:
        parse_rule(text)
    assert refusal.value.part == part
