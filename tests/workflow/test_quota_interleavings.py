"""Requests that count at once, in any order of their writes and answers: never more than the limit."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workflow.conftest import NOW, World
from workflow.errors import StoreUnavailable
from workflow.quota import QuotaStore
from workflow.refusals import DailyLimitReached


@dataclass
class Request:
    """One that counts at NOW + `hours`, and those that come between; `lost` is the answer to its write."""

    hours: int
    lost: bool
    before: list[Request] = field(default_factory=list)
    """Sent, and answered, while the write of this one is on its way."""
    after: list[Request] = field(default_factory=list)
    """Sent, and answered, while the answer to this one is on its way."""


def requests() -> st.SearchStrategy[list[Request]]:
    hours = st.integers(0, 30)
    nested = st.recursive(
        st.builds(Request, hours, st.booleans()),
        lambda inner: st.builds(
            Request, hours, st.booleans(), st.lists(inner, max_size=3), st.lists(inner, max_size=3)
        ),
        max_leaves=8,
    )
    return st.lists(nested, min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(requests(), st.integers(1, 5))
def test_in_whatever_order_no_more_than_the_limit_are_accepted(
    world: World, asked: list[Request], limit: int
) -> None:
    quota, owner = QuotaStore(world.dynamodb, world.table), uuid.uuid4().hex
    sent: dict[str, int] = {}
    accepted: dict[str, list[int]] = {}

    def send(request: Request) -> None:
        now = NOW + timedelta(hours=request.hours)
        day = now.date().isoformat()
        sent[day] = sent.get(day, 0) + 1
        let_come_between(world, request, send)
        try:
            accepted.setdefault(day, []).append(quota.count(owner, now, limit))
        except (DailyLimitReached, StoreUnavailable):
            return

    for request in asked:
        send(request)
    for day, number in sent.items():
        counted = quota.counted(owner, datetime.fromisoformat(f"{day}T12:00:00Z"))
        counts = accepted.get(day, [])
        assert counted == min(limit, number)
        assert sorted(set(counts)) == sorted(counts)
        assert set(counts) <= set(range(1, counted + 1))


def let_come_between(world: World, request: Request, send: Callable[[Request], None]) -> None:
    """Has others sent before and after the next write, once each, and its answer lost where it is to be."""
    hooks: Any = world.dynamodb.meta.events

    def before(**_: object) -> None:
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
