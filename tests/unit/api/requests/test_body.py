"""Strict JSON, tested with arbitrary JSON values and bytes."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from api.requests.json_body import parse
from api.responses.problems import ProblemError

texts = st.text(st.characters(exclude_categories=["Cs"]))
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=15,
)


def refusal(body: bytes) -> str | None:
    try:
        parse(body)
    except ProblemError as error:
        return error.code
    return None


def depth(value: Any) -> int:  # noqa: ANN401  # any JSON value
    if isinstance(value, dict):
        return 1 + max(map(depth, value.values()), default=0)
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


@given(values.filter(lambda value: depth(value) <= 20))
def test_any_json_value_is_parsed_as_it_was_written(value: object) -> None:
    assert parse(json.dumps(value).encode()) == value


@given(st.binary(max_size=200))
def test_any_bytes_are_parsed_or_rejected(body: bytes) -> None:
    assert refusal(body) in {None, "invalid_json"}


@given(values, st.integers(0, 0x7FF))
def test_a_lone_surrogate_is_rejected_at_any_place(value: object, offset: int) -> None:
    half = chr(0xD800 + offset)
    assert refusal(json.dumps([value, {half: 1}]).encode()) == "invalid_json"
    assert refusal(json.dumps({"a": [value, f"x{half}y"]}).encode()) == "invalid_json"
