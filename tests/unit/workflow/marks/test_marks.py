"""Marks on addresses: to which owners they apply, until when, and that they don't reveal the address."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.aws import before_once, fail
from tests.unit.workflow.conftest import NOW, World
from workflow.storage.errors import StoreUnavailable
from workflow.storage.recipients.marks import SITE, STOPPED_FOR, Mark, Reason
from workflow.storage.recipients.stack_key import CURRENT, SECRET_BYTES, StackKey, StackKeys

ADDRESS = "nora@example.org"
UNTIL = NOW + STOPPED_FOR


def put(world: World, reason: Reason = "bounced", scope: str = SITE) -> Mark:
    mark = Mark(reason, scope, UNTIL)
    world.marks.put(ADDRESS, mark, NOW)
    return mark


def items(world: World) -> list[dict[str, object]]:
    found = world.dynamodb.scan(TableName=world.table)["Items"]
    return [dict(item) for item in found if item["owner"]["S"].startswith("mark#")]


def test_a_mark_of_the_site_applies_to_all_owners_and_ignores_case(world: World) -> None:
    mark = put(world)
    assert world.marks.of(ADDRESS, "ben") == world.marks.of("Nora@Example.ORG", "ann") == mark
    assert world.marks.of("ann@example.org", "ben") is None


def test_a_mark_of_an_owner_applies_to_no_other_owner(world: World) -> None:
    mark = put(world, "stopped", "ben")
    assert world.marks.of(ADDRESS, "ben") == mark
    assert world.marks.of(ADDRESS, "ann") is None
    assert world.marks.all_of(ADDRESS) == [mark]


def test_a_stop_by_the_recipient_takes_precedence(world: World) -> None:
    put(world, "bounced")
    mine = put(world, "stopped", "ben")
    put(world, "complained")
    assert world.marks.of(ADDRESS, "ben") == mine


def test_a_mark_ends_on_time_even_before_ttl_deletes_it(world: World) -> None:
    put(world)
    world.clock.now = UNTIL - timedelta(seconds=1)
    assert world.marks.of(ADDRESS, "ben") is not None
    world.clock.now = UNTIL
    assert world.marks.of(ADDRESS, "ben") is None
    [item] = items(world)
    assert item["expiresAt"] == {"N": str(int(UNTIL.timestamp()))}


def test_a_mark_without_an_end_stays(world: World) -> None:
    world.marks.put(ADDRESS, Mark("complained", SITE, None), NOW)
    world.clock.now = NOW + timedelta(days=4000)
    assert world.marks.of(ADDRESS, "ben") == Mark("complained", SITE, None)


def test_late_delivery_of_an_older_event_does_not_shorten_a_mark(world: World) -> None:
    for until, expected in (
        (UNTIL, UNTIL),
        (UNTIL - timedelta(days=20), UNTIL),
        (UNTIL + timedelta(days=1), UNTIL + timedelta(days=1)),
        (None, None),
        (UNTIL, None),
    ):
        world.marks.put(ADDRESS, Mark("bounced", SITE, until), NOW)
        assert world.marks.all_of(ADDRESS) == [Mark("bounced", SITE, expected)]


def test_marks_are_lifted_by_scope_and_reason_and_lifting_again_is_harmless(world: World) -> None:
    put(world, "bounced")
    put(world, "stopped")
    mine = put(world, "stopped", "ben")
    reasons: tuple[Reason, ...] = ("bounced", "stopped")
    for _ in range(2):
        world.marks.lift("NORA@example.org", SITE, reasons)
        assert world.marks.all_of(ADDRESS) == [mine]
    world.marks.lift(ADDRESS, "ben", reasons)
    assert world.marks.all_of(ADDRESS) == []


def test_a_mark_does_not_store_the_address_and_each_stack_has_its_own_hash(world: World) -> None:
    put(world)
    text = json.dumps(items(world))
    assert "nora" not in text
    assert "example" not in text
    assert len(items(world)) == 1
    world.dynamodb.delete_item(TableName=world.table, Key={"owner": {"S": "key#links"}, "id": {"S": "1"}})
    world.keys._known.clear()
    put(world)
    assert len({str(item["owner"]) for item in items(world)}) == 2


@pytest.mark.parametrize(
    ("operation", "call"), [("Query", "of"), ("PutItem", "put"), ("DeleteItem", "lift"), ("GetItem", "of")]
)
def test_a_failure_of_aws_is_raised(world: World, operation: str, call: str) -> None:
    mark_reason: Reason = "bounced"
    if operation != "GetItem":
        world.keys.current()
    fail(world.dynamodb, operation, "ThrottlingException")
    calls: dict[str, Callable[[], object]] = {
        "of": lambda: world.marks.of(ADDRESS, "ben"),
        "put": lambda: put(world),
        "lift": lambda: world.marks.lift(ADDRESS, SITE, [mark_reason]),
    }
    with pytest.raises(StoreUnavailable):
        calls[call]()


def test_the_key_is_created_once_and_stays(world: World) -> None:
    assert world.keys.by_id(CURRENT) is None
    created = world.keys.current()
    assert (created.id, len(created.secret)) == (CURRENT, SECRET_BYTES)
    assert world.keys.current() is created
    another = StackKeys(world.dynamodb, world.table)
    assert another.by_id(CURRENT) == another.current() == created
    assert another.by_id("2") is None


def test_two_concurrent_creators_of_the_key_both_get_the_first(world: World) -> None:
    other = StackKeys(world.dynamodb, world.table)

    def make() -> None:
        other.current()

    before_once(world.dynamodb, "PutItem", make)
    assert world.keys.current() == other.current()


def test_the_repr_of_a_key_hides_its_secret() -> None:
    assert repr(StackKey("1", b"swordfish")) == "StackKey(id='1')"
