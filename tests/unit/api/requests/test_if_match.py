"""How `If-Match` headers are parsed, and which are rejected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from api.requests import conditions
from tests.unit.api.client import Api
from tests.unit.api.schedules.schedule_requests import NOBODYS
from tests.unit.api.stored_reminders import path_of

versions = st.integers(1, 10**38 - 1)
separators = st.sampled_from([",", ", ", " ,\t", ",,", " , , "])


def read(value: str) -> conditions.Conditions:
    return conditions.Conditions(conditions.tags([value]), None)


@given(st.lists(versions, min_size=1), separators)
def test_all_versions_of_a_list_are_parsed(listed: list[int], separator: str) -> None:
    allowed = read(separator.join(f'"{version}"' for version in listed))
    assert all(version in allowed for version in listed)


@pytest.mark.parametrize("tag", ["", "01", "1.0", "+1", "1,2", "*"])
def test_a_tag_that_only_looks_like_a_version_matches_nothing(tag: str) -> None:
    assert not any(version in read(f'"{tag}"') for version in (1, 2, 11))


@pytest.mark.parametrize(
    "value",
    [
        "",
        ",",
        "1",
        '"1',
        "'1'",
        '"1" "2"',
        '"1""2"',
        '"1";"2"',
        '*, "1"',
        'w/"1"',
        '"a b"',
    ],
)
def test_a_header_that_is_no_list_of_tags_is_rejected_by_its_name(shared: Api, value: str) -> None:
    response = shared.patch(path_of(NOBODYS), {"message": "x"}, value)
    assert (response.status, response.codes) == (422, {("If-Match", "invalid_etag")})


@given(st.text(st.characters(codec="latin-1")), versions)
def test_any_header_is_parsed_or_rejected(value: str, version: int) -> None:
    try:
        allowed = version in read(value)
    except PydanticCustomError:
        return
    assert allowed == (f'"{version}"' in value.replace(f'W/"{version}"', "") or value.strip(" \t") == "*")
