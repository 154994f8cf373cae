"""Published examples of iCalendar give their published dates; `dateutil` confirms all other rules.

https://www.rfc-editor.org/rfc/rfc5545#section-3.8.5.3
"""

import pytest

from tests.unit.workflow.recurrence.expansion_helpers import days, recurrence

_AT = "1997-09-02"


def _month(year_month: str, *numbers: int) -> list[str]:
    return [f"{year_month}-{number:02}" for number in numbers]


def _every(step: int, first: int, last: int, year_month: str) -> list[str]:
    return _month(year_month, *range(first, last + 1, step))


EXAMPLES = [  # those with an end with all dates that they give, the others with the first
    (
        "FREQ=DAILY;UNTIL=19971224T000000Z",
        _AT,
        [
            *_every(1, 2, 30, "1997-09"),
            *_every(1, 1, 31, "1997-10"),
            *_every(1, 1, 30, "1997-11"),
            *_every(1, 1, 23, "1997-12"),
        ],
    ),
    ("FREQ=DAILY;INTERVAL=10;COUNT=5", _AT, [*_every(10, 2, 22, "1997-09"), *_every(10, 2, 12, "1997-10")]),
    (
        "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1",
        "1998-01-01",
        [day for year in (1998, 1999, 2000) for day in _every(1, 1, 31, f"{year}-01")],
    ),
    (
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
        "1997-09-01",
        [
            *_month("1997-09", 1, 3, 5, 15, 17, 19, 29),
            *_month("1997-10", 1, 3, 13, 15, 17, 27, 29, 31),
            *_month("1997-11", 10, 12, 14, 24, 26, 28),
            *_month("1997-12", 8, 10, 12, 22),
        ],
    ),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", _month("1997-08", 5, 10, 19, 24)),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", _month("1997-08", 5, 17, 19, 31)),
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
        "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        "2007-01-15",
        [*_month("2007-01", 15, 30), "2007-02-15", *_month("2007-03", 15, 30)],
    ),
    (
        "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
        "1997-09-04",
        ["1997-09-04", "1997-10-07", "1997-11-06"],
    ),
    (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        "1997-09-29",
        ["1997-09-29", "1997-10-30", "1997-11-27", "1997-12-30", "1998-01-29", "1998-02-26", "1998-03-30"],
    ),
    (
        "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
        "1997-03-10",
        [
            "1997-03-10",
            *(f"{year}-{month}-10" for year in (1999, 2001, 2003) for month in ("01", "02", "03")),
        ],
    ),
    ("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", ["1997-05-19", "1998-05-18", "1999-05-17"]),
    (
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "1996-11-05",
        ["1996-11-05", "2000-11-07", "2004-11-02"],
    ),
]


@pytest.mark.parametrize(("text", "start", "expected"), EXAMPLES)
def test_a_rule_gives_its_published_dates(text: str, start: str, expected: list[str]) -> None:
    found = recurrence(text, f"{start}T09:00")
    ends = "COUNT" in text or "UNTIL" in text
    assert days(found, len(expected) + ends) == expected


def test_friday_the_13th() -> None:
    found = recurrence(
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-02T09:00", exdates=["1997-09-02T09:00"]
    )
    assert days(found, 5) == ["1998-02-13", "1998-03-13", "1998-11-13", "1999-08-13", "2000-10-13"]


def test_a_sunday_of_january_in_every_other_year() -> None:
    """Section 3.3.10 gives it as its own example."""
    found = recurrence("FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYDAY=SU;BYHOUR=8,9;BYMINUTE=30", "1997-01-05T08:30")
    sundays = [day for number in (5, 12, 19, 26) for day in _month("1997-01", number) * 2]
    assert days(found, 10) == [*sundays, "1999-01-03", "1999-01-03"]
