"""The line in front of a provider: who gets which moment, and what a wrong clock or a damaged end does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.aws import fail, lose_answers
from tests.workflow.conftest import NOW, World
from workflow.errors import StoreUnavailable
from workflow.pacing import EPOCH, LINE_CLOSES, LONGEST_PAUSE, Line, TooLateForTheLine, come_back_at

SECOND = timedelta(seconds=1)


@pytest.fixture
def line(world: World) -> Line:
    """A line for ten messages a second, in which nobody stands yet."""
    return Line(world.dynamodb, world.table, "email", 10)


def after(place: object, seconds: float) -> bool:
    """Whether a place is so many seconds after `NOW`."""
    return place == NOW + timedelta(seconds=seconds)


def test_the_first_comes_back_at_once_and_each_later_one_a_step_after(line: Line) -> None:
    places = [line.take_place(NOW) for _ in range(25)]
    assert places == [NOW + n * SECOND / 10 for n in range(25)]


def test_a_line_that_has_ended_begins_anew_now(line: Line) -> None:
    line.take_place(NOW)
    later = NOW + timedelta(days=400)
    assert line.take_place(later) == later
    assert line.take_place(later) == later + SECOND / 10


def test_each_channel_has_its_own_line(world: World, line: Line) -> None:
    line.take_place(NOW)
    assert after(Line(world.dynamodb, world.table, "sms", 10).take_place(NOW), 0)


def test_the_same_line_is_in_the_table_whoever_looks(world: World, line: Line) -> None:
    line.take_place(NOW)
    assert after(Line(world.dynamodb, world.table, "email", 10).take_place(NOW), 0.1)


@pytest.mark.parametrize("skew", [-5.0, 5.0])
def test_with_a_clock_that_is_off_no_place_is_given_twice(line: Line, skew: float) -> None:
    clocks = [NOW, NOW + timedelta(seconds=skew)]
    places = [line.take_place(clocks[n % 2]) for n in range(50)]
    assert len(set(places)) == 50
    assert max(places) <= NOW + timedelta(seconds=abs(skew) + 5)


@pytest.mark.parametrize("ahead", [LINE_CLOSES + SECOND, timedelta(days=36500)])
def test_an_end_further_ahead_than_anybody_waits_is_not_believed(
    world: World, line: Line, ahead: timedelta
) -> None:
    set_end(world, NOW + ahead - EPOCH)
    assert line.take_place(NOW) == NOW
    assert after(line.take_place(NOW), 0.1)


def set_end(world: World, end: timedelta) -> None:
    world.dynamodb.put_item(
        TableName=world.table,
        Item={
            "owner": {"S": "line#email"},
            "id": {"S": "end"},
            "endsAt": {"N": str(end // timedelta(microseconds=1))},
        },
    )


def test_the_line_is_in_no_index_and_never_expires(world: World, line: Line) -> None:
    line.take_place(NOW)
    line.take_place(NOW)
    [item] = world.dynamodb.scan(TableName=world.table)["Items"]
    assert item.keys() == {"owner", "id", "endsAt"}
    for index in ("by_state", "watched"):
        assert world.dynamodb.scan(TableName=world.table, IndexName=index)["Items"] == []


def test_who_is_overtaken_each_time_may_ask_again(world: World, line: Line) -> None:
    fail(world.dynamodb, "UpdateItem", "ConditionalCheckFailedException")
    with pytest.raises(StoreUnavailable, match="contention"):
        line.take_place(NOW)


@pytest.mark.parametrize("break_", ["ThrottlingException", "InternalServerError"])
def test_a_passing_failure_is_worth_trying_again(world: World, line: Line, break_: str) -> None:
    fail(world.dynamodb, "UpdateItem", break_)
    with pytest.raises(StoreUnavailable, match=break_):
        line.take_place(NOW)


def test_a_defect_stays_one(line: Line, world: World) -> None:
    world.dynamodb.delete_table(TableName=world.table)
    with pytest.raises(world.dynamodb.exceptions.ResourceNotFoundException):
        line.take_place(NOW)


def test_a_place_whose_answer_was_lost_is_nobodys(world: World, line: Line) -> None:
    line.take_place(NOW)
    found: Callable[[], None] = lose_answers(world.dynamodb, "UpdateItem")
    with pytest.raises(StoreUnavailable):
        line.take_place(NOW)
    found()
    assert not after(line.take_place(NOW), 0.1)


def test_the_first_places_are_for_the_moment_that_the_line_gives() -> None:
    place = NOW + timedelta(minutes=7)
    for places in (1, 2, 3, 4):
        assert come_back_at(place, NOW, claimed_at=NOW, places=places) == place


@given(places=st.integers(4, 100_000))
def test_who_is_refused_still_comes_back_ever_later(places: int) -> None:
    at = come_back_at(NOW, NOW, claimed_at=NOW, places=places)
    assert at - NOW == (min(2 ** (places - 4) * SECOND, LONGEST_PAUSE) if places < 20 else LONGEST_PAUSE)


@given(
    waited=st.timedeltas(timedelta(), LINE_CLOSES - SECOND),
    ahead=st.timedeltas(timedelta(), timedelta(days=2)),
    places=st.integers(1, 200),
)
def test_nobody_comes_back_before_now_or_after_the_line_closes(
    waited: timedelta, ahead: timedelta, places: int
) -> None:
    now = NOW + waited
    assert now <= come_back_at(now + ahead, now, claimed_at=NOW, places=places) <= NOW + LINE_CLOSES


def test_a_line_that_closes_ends_every_delivery_within_few_places() -> None:
    now, places = NOW, 0
    while now < NOW + LINE_CLOSES:
        places += 1
        now = come_back_at(now, now, claimed_at=NOW, places=places)
        assert places < 120  # a place takes some 15 events, and an execution has 25,000
    with pytest.raises(TooLateForTheLine):
        come_back_at(now, now, claimed_at=NOW, places=places + 1)
