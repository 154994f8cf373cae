"""Generates rules from everything that is allowed, as text, with starts and cursors."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hypothesis import strategies as st

from workflow.recurrence.rule import WEEKDAYS

STARTS = st.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 31)).map(  # noqa: DTZ001  # local
    lambda time: time.replace(microsecond=0)
)
AFTER_START = st.one_of(
    st.just(timedelta()),
    st.timedeltas(timedelta(-1), timedelta(60)),
    st.timedeltas(timedelta(0), timedelta(1200)),
)
INTERVALS = st.sampled_from([1, 1, 1, 1, 2, 3, 4, 5, 7, 12, 13, 40, 999])
ZONES = st.sampled_from(
    [
        "America/New_York",
        "Europe/Berlin",
        "Europe/Dublin",
        "Australia/Lord_Howe",
        "Antarctica/Troll",
        "America/Santiago",
        "Africa/Cairo",
        "Pacific/Auckland",
        "Africa/Casablanca",
        "+05:30",
        "UTC",
    ]
)


def _some(values: Sequence[object], most: int) -> st.SearchStrategy[str]:
    """Draws nothing, or as often a list of up to `most` of the values."""
    lists = st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True)
    return st.just("") | lists.map(lambda found: ",".join(map(str, found)))


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Draws a rule without end. All its weekdays have numbers or none: `dateutil` is wrong for mixtures."""
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    by_month = draw(_some(range(1, 13), 4))
    numbers = [""]
    if freq in {"MONTHLY", "YEARLY"} and draw(st.booleans()):
        numbers = ["1", "+2", "5", "-1", "-2", "-5"]
        if freq == "YEARLY" and not by_month:
            numbers += ["20", "53", "-53"]
    parts = {
        "FREQ": freq,
        "INTERVAL": str(draw(INTERVALS)),
        "BYMONTH": by_month,
        "BYMONTHDAY": draw(_some([*range(1, 32), *range(-31, 0)], 4)) if freq != "WEEKLY" else "",
        "BYDAY": draw(_some([f"{number}{day}" for day in WEEKDAYS for number in numbers], 4)),
        "BYHOUR": draw(_some(range(24), 3)),
        "BYMINUTE": draw(_some(range(60), 2)),
        "WKST": draw(st.sampled_from(["", *WEEKDAYS])),
    }
    if freq in {"MONTHLY", "YEARLY"} and any(value for name, value in parts.items() if name.startswith("BY")):
        parts["BYSETPOS"] = draw(_some([1, 2, 3, 10, 366, -1, -2, -366], 2))
    return ";".join(f"{name}={value}" for name, value in parts.items() if value)
