"""References and metadata: stored, shown, changed, copied by a snooze; lists by reference."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.api.client import Api
from tests.unit.api.records import build_reminder, save
from tests.unit.api.sending import REMINDERS, listed
from tests.unit.api.stored_reminders import path_of
from tests.unit.api.world import World
from workflow.reminders.reminder import Status

LONGEST = {f"name {n:2} {'n' * 32}": "v" * 256 for n in range(16)}
NAMES = st.sampled_from("abc")


@pytest.mark.parametrize(
    ("reference", "metadata"),
    [
        ("#!~" + "x" * 125, LONGEST),
        ("\N{GRINNING FACE}" * 128, {"\N{GRINNING FACE}" * 40: "\N{GRINNING FACE}" * 256}),
        ("n\u0303\u05d0\u0915\u094d\u0937", {"a b": "c  d"}),
    ],
)
def test_reference_and_metadata_are_stored_and_shown(
    api: Api, reference: str, metadata: dict[str, str]
) -> None:
    reminder = api.create(reference=reference, metadata=metadata)
    assert (reminder["reference"], reminder["metadata"]) == (reference, metadata)
    assert api.get(path_of(reminder["id"])).json == reminder
    assert listed(api, reference=reference) == [reminder["id"]]


@pytest.mark.parametrize("reference", ["\N{GRINNING FACE}" * 128, '"' * 128])
def test_the_longest_references_have_pages(api: Api, reference: str) -> None:
    ids = [api.create(reference=reference)["id"] for _ in range(2)]
    assert listed(api, reference=reference, limit=1) == ids[::-1]


def test_absent_labels_are_shown_as_empty(api: Api) -> None:
    bodies: list[dict[str, Any]] = [
        {},
        {"reference": None, "metadata": None},
        {"metadata": {}},
        {"metadata": {"a": None}},
    ]
    for body in bodies:
        reminder = api.create(**body)
        assert (reminder["reference"], reminder["metadata"]) == (None, {})


@settings(max_examples=15)
@given(
    before=st.dictionaries(NAMES, st.sampled_from("xy")),
    change=st.none() | st.dictionaries(NAMES, st.none() | st.sampled_from("yz")),
)
def test_a_change_merges_metadata_by_name(
    shared: Api, before: dict[str, str], change: dict[str, Any] | None
) -> None:
    reminder = shared.create(metadata=before)
    changed = shared.patch(path_of(reminder["id"]), {"metadata": change}).json
    merged = {} if change is None else before | change
    assert changed["metadata"] == {name: value for name, value in merged.items() if value is not None}
    assert changed["version"] == (1 if changed["metadata"] == before else 2)
    assert changed["dueAt"] == reminder["dueAt"]


def test_limits_apply_to_the_merged_metadata(api: Api) -> None:
    reminder = api.create(metadata=LONGEST)
    path, first = path_of(reminder["id"]), next(iter(LONGEST))
    response = api.patch(path, {"metadata": {"one more": "x"}})
    assert (response.status, response.codes) == (422, {("#/metadata", "too_many")})
    assert api.patch(path, {"metadata": {first: None, "one more": "x"}}).status == 200
    assert api.patch(path, {"message": "Ring"}).status == 200


def test_a_changed_reference_moves_the_reminder_to_another_list(api: Api) -> None:
    reminder = api.create(reference="a")
    path = path_of(reminder["id"])
    assert api.patch(path, {"reference": "b"}).json["reference"] == "b"
    assert (listed(api, reference="a"), listed(api, reference="b")) == ([], [reminder["id"]])
    assert api.patch(path, {"reference": None}).json["reference"] is None
    assert listed(api, reference="b") == []
    assert listed(api) == [reminder["id"]]


@pytest.mark.parametrize("reference", ["a", "a!", "a#", "\N{GRINNING FACE}"])
def test_a_list_contains_all_reminders_of_its_reference_and_no_others(
    api: Api, world: World, reference: str
) -> None:
    statuses: tuple[Status, ...] = ("scheduled", "sent", "failed")
    expected = [build_reminder(api.owner, status, reference=reference) for status in statuses]
    others = [
        build_reminder(api.owner, reference=other)
        for other in (f"{reference}x", f"x{reference}", "A", "0", None)
    ]
    save(world, *expected, *others, build_reminder("somebody else", reference=reference))
    newest_first = sorted((one.id for one in expected), reverse=True)
    assert listed(api, reference=reference, limit=2) == newest_first
    assert listed(api, reference=reference, limit=2, status="failed") == [expected[2].id]


@pytest.mark.parametrize("reference", ["", "a b", "x" * 129])
def test_an_invalid_reference_is_rejected(shared: Api, reference: str) -> None:
    response = shared.get(REMINDERS, reference=reference)
    assert (response.status, response.json["code"]) == (422, "invalid_request")
    assert {parameter for parameter, _ in response.codes} == {"reference"}
