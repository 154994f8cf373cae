"""Tests that concurrent requests never exceed a limit, in any order of their writes and responses."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.workflow.conftest import NOW, World
from workflow.reminders.exceptions import (
    ChangeLimitReached,
    DailyLimitReached,
    RecipientLimitReached,
    SmsLimitReached,
)
from workflow.reminders.policy import Limits
from workflow.storage.errors import StoreUnavailable
from workflow.storage.quota import QuotaStore
from workflow.storage.recipient_counts import RecipientCounts


@dataclass
class Request:
    """A request that counts at NOW + `hours`, and requests around its first or second `write`."""

    hours: int
    write: int
    lost: bool
    """Whether the response to that write is lost."""
    before: list[Request] = field(default_factory=list)
    """Requests completed while this write is being sent."""
    after: list[Request] = field(default_factory=list)
    """Requests completed while the response to this write is being returned."""


def requests() -> st.SearchStrategy[list[Request]]:
    base = (st.integers(0, 30), st.integers(1, 2), st.booleans())
    nested = st.recursive(
        st.builds(Request, *base),
        lambda inner: st.builds(Request, *base, st.lists(inner, max_size=3), st.lists(inner, max_size=3)),
        max_leaves=8,
    )
    return st.lists(nested, min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(requests(), st.integers(1, 5), st.integers(1, 5))
def test_in_any_order_no_more_than_the_limit_are_accepted(
    world: World, asked: list[Request], limit: int, waiting: int
) -> None:
    """`waiting` is how many are counted before scheduled ones are counted again; none is ever created."""
    quota, owner = QuotaStore(world.dynamodb, world.table, world.dynamodb), uuid.uuid4().hex
    sent: Counter[str] = Counter()
    unanswered: Counter[str] = Counter()
    accepted: dict[str, list[int]] = {}

    def send(request: Request) -> None:
        now = NOW + timedelta(hours=request.hours)
        day = now.date().isoformat()
        sent[day] += 1
        with interleaved(world, request, send):
            try:
                accepted.setdefault(day, []).append(
                    quota.count(
                        owner, now, Limits(limit, waiting, sms_parts=100, changes=100, per_recipient=1)
                    ).made
                )
            except StoreUnavailable:
                unanswered[day] += 1
            except DailyLimitReached:
                return

    for request in asked:
        send(request)
    for day, number in sent.items():
        counted = quota.counted(owner, datetime.fromisoformat(f"{day}T12:00:00Z"))
        counts = accepted.get(day, [])
        assert min(limit, number - unanswered[day]) <= counted <= min(limit, number)
        assert sorted(set(counts)) == sorted(counts)
        assert set(counts) <= set(range(1, counted + 1))


@contextmanager
def interleaved(world: World, request: Request, send: Callable[[Request], None]) -> Iterator[None]:
    """Sends other requests before and after one write of `request`, and loses its response if required."""
    hooks: Any = world.dynamodb.meta.events
    writes = 0

    def before(**_: object) -> None:
        nonlocal writes
        writes += 1
        if writes < request.write:
            return
        hooks.unregister("before-call.dynamodb.UpdateItem", before)
        for other in request.before:
            send(other)
        hooks.register_first("after-call.dynamodb.UpdateItem", after)

    def after(**_: object) -> None:
        hooks.unregister("after-call.dynamodb.UpdateItem", after)
        for other in request.after:
            send(other)
        if request.lost:
            raise StoreUnavailable("lost")

    hooks.register_first("before-call.dynamodb.UpdateItem", before)
    yield
    hooks.unregister("before-call.dynamodb.UpdateItem", before)


AT_ONCE, MOST = 40, 10


def all_at_once(world: World, work: Callable[[], object], refused: type[Exception]) -> int:
    """Returns how many requests succeed if each begins just before the previous one writes."""
    hooks: Any = world.dynamodb.meta.events
    started = succeeded = 0

    def begin(**_: object) -> None:
        nonlocal started, succeeded
        if started == AT_ONCE:
            return
        started += 1
        try:
            work()
            succeeded += 1
        except refused:
            pass

    hooks.register_first("before-call.dynamodb.UpdateItem", begin)
    begin()
    hooks.unregister("before-call.dynamodb.UpdateItem", begin)
    assert started == AT_ONCE
    return succeeded


@pytest.mark.parametrize(
    ("counted", "limit", "refused"),
    [
        (lambda world, limits: world.quota.count("nora", NOW, limits), "per_day", DailyLimitReached),
        (lambda world, limits: world.quota.count("nora", NOW, limits, 3), "sms_parts", SmsLimitReached),
        (
            lambda world, limits: world.quota.count_change("nora", NOW, limits, 1),
            "changes",
            ChangeLimitReached,
        ),
    ],
    ids=["reminders", "SMS of three parts", "changes"],
)
def test_of_concurrent_requests_exactly_the_limit_is_accepted(
    world: World, counted: Callable[[World, Limits], object], limit: str, refused: type[Exception]
) -> None:
    high = Limits(per_day=1000, waiting=1000, sms_parts=1000, changes=1000, per_recipient=1000)
    limits = replace(high, **{limit: MOST})
    accepted = all_at_once(world, lambda: counted(world, limits), refused)
    assert accepted == (MOST // 3 if limit == "sms_parts" else MOST)


def test_of_concurrent_reminders_exactly_the_recipients_limit_is_accepted(world: World) -> None:
    counts, ids = RecipientCounts(world.dynamodb, world.table), iter(range(AT_ONCE))

    def take() -> None:
        if not counts.add("nora", "tim@example.org", NOW.date(), f"id-{next(ids)}", MOST):
            raise RecipientLimitReached

    assert all_at_once(world, take, RecipientLimitReached) == MOST
    assert all_at_once(world, lambda: counts.add("nora", "t", NOW.date(), "one", 1), Exception) == AT_ONCE
