"""Every route of reminders needs a scope: what changes nothing the one for reading, all else the other."""

import pytest

from api.scopes import READ, WRITE, needed


@pytest.mark.parametrize(
    ("route", "scope"),
    [
        ("GET /v1/reminders", READ),
        ("GET /v1/reminders/{id}", READ),
        ("POST /v1/reminders", WRITE),
        ("DELETE /v1/reminders/{id}", WRITE),
        ("GET /v1/health", None),
        ("$default", None),
    ],
)
def test_the_scope_that_a_route_needs(route: str, scope: str | None) -> None:
    assert needed(route) == scope
