"""Lists in three orders, page by page."""

from dataclasses import replace
from datetime import timedelta
from typing import Literal

import pytest

from tests.workflow.conftest import NOW, World
from workflow.listing import Page, Position
from workflow.reminder import Reminder, Status

Order = Literal["newest", "upcoming", "finished"]


def page(
    world: World,
    order: Order,
    limit: int,
    after: Position | None = None,
    statuses: frozenset[Status] = frozenset(),
    owner: str = "nora",
) -> Page:
    read = {
        "newest": world.lists.newest,
        "upcoming": world.lists.upcoming,
        "finished": world.lists.finished,
    }[order]
    return read(owner, limit=limit, after=after, statuses=statuses)


def whole(world: World, order: Order, limit: int, statuses: frozenset[Status] = frozenset()) -> list[str]:
    found: list[str] = []
    position: Position | None = None
    while True:
        got = page(world, order, limit, position, statuses)
        assert len(got.items) <= limit
        found += [reminder.id for reminder in got.items]
        position = got.next
        if position is None:
            return found


def finish(world: World, reminder: Reminder, status: Status, hours: int) -> Reminder:
    """Replaces the record by one that ended `hours` from now."""
    ended = replace(
        reminder, id=f"{reminder.id}-{status}", status=status, check_at=None,
        finished_at=NOW + timedelta(hours=hours),
    )  # fmt: skip
    return world.store.create(ended)


@pytest.fixture
def seven(world: World) -> list[Reminder]:
    """Seven reminders of nora, created in this order, two of them due at the same time; one of otto."""
    world.create("otto", days=2)
    return [world.create("nora", days=days) for days in (6, 4, 4, 10, 2, 8, 3)]


@pytest.mark.parametrize("limit", [1, 2, 3, 6, 7, 8, 100])
def test_newest_first(world: World, seven: list[Reminder], limit: int) -> None:
    assert whole(world, "newest", limit) == [reminder.id for reminder in reversed(seven)]


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
def test_upcoming_soonest_first(world: World, seven: list[Reminder], limit: int) -> None:
    in_order = sorted(seven, key=lambda reminder: (reminder.due_at, reminder.id))
    assert whole(world, "upcoming", limit) == [reminder.id for reminder in in_order]


@pytest.mark.parametrize("limit", [1, 3, 8])
def test_finished_latest_first(world: World, seven: list[Reminder], limit: int) -> None:
    ended = [finish(world, reminder, "sent", hours) for hours, reminder in enumerate(seven)]
    assert whole(world, "finished", limit) == [reminder.id for reminder in reversed(ended)]
    assert set(whole(world, "upcoming", limit)) == {reminder.id for reminder in seven}


@pytest.mark.parametrize("limit", [1, 2, 9])
def test_statuses_narrow_a_list(world: World, seven: list[Reminder], limit: int) -> None:
    failed = finish(world, seven[0], "failed", 1)
    partial = finish(world, seven[1], "partially_sent", 2)
    finish(world, seven[2], "sent", 3)
    wanted: frozenset[Status] = frozenset({"failed", "partially_sent"})
    assert whole(world, "finished", limit, wanted) == [partial.id, failed.id]
    assert set(whole(world, "newest", limit, wanted)) == {partial.id, failed.id}


def test_the_last_page_says_so_even_when_it_is_full(world: World, seven: list[Reminder]) -> None:
    assert page(world, "newest", len(seven)).next is None


def test_an_empty_list_is_one_empty_page(world: World) -> None:
    assert page(world, "upcoming", 25) == Page([], None)
