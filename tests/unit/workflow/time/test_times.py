"""Times are stored as text that sorts and parses correctly."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.time.times import millis_text, parse, seconds_text

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
times = st.datetimes(datetime(1971, 1, 1), datetime(9000, 1, 1), timezones=zones)  # noqa: DTZ001  # zones follow


@given(times)
def test_a_text_in_milliseconds_is_the_same_moment(time: datetime) -> None:
    text = millis_text(time)
    assert len(text) == len("2026-11-23T22:00:00.000Z")
    assert text.endswith("Z")
    assert timedelta(0) <= time - parse(text) < timedelta(milliseconds=1)


@given(times, times)
def test_texts_sort_like_their_moments(one: datetime, other: datetime) -> None:
    assert (millis_text(one) < millis_text(other)) <= (one < other)


def test_a_due_time_is_written_in_whole_seconds_of_utc() -> None:
    sydney = timezone(timedelta(hours=11))
    assert seconds_text(datetime(2026, 11, 24, 9, 0, tzinfo=sydney)) == "2026-11-23T22:00:00Z"


def test_parse_returns_utc() -> None:
    assert parse("2026-11-24T09:00:00+11:00") == datetime(2026, 11, 23, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026-11-24T09:00:00", "tomorrow", ""])
def test_parse_rejects_text_that_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r"offset|isoformat"):
        parse(text)
