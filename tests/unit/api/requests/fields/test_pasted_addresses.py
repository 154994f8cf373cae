"""Pasted email addresses: invisible characters are removed, other errors are rejected."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from api.requests.fields.email_address import LENGTH, EmailAddress
from api.requests.fields.pasted import plain_blanks
from tests.unit.api.client import Api, email_reminder

ADDRESS = "nora@example.org"
READ = TypeAdapter(EmailAddress)
unseen = st.text(st.characters(categories=["Cf"]), max_size=5)
blanks = st.text(st.characters(categories=["Cf", "Zs"]), max_size=5)


@pytest.mark.parametrize(
    "written",
    [
        " nora@example.org ",
        "\u202anora@example.org\u202c",
        "nora\u00ad@exam\u00adple.org",
        "no\u200dra@exam\u200cple.org",
        "\u00a0nora@example.org\u202f",
        "\u3000nora@example.org\u2060",
        "\U000e0020nora@example.org\U000e007f",
        "nora@b\u00fccher\u200b.example",
    ],
    ids=ascii,
)
def test_invisible_characters_around_a_pasted_address_are_removed(api: Api, written: str) -> None:
    stored = api.create(email=written)["email"]
    assert stored in {ADDRESS, "nora@xn--bcher-kva.example"}


@given(st.lists(unseen, min_size=len(ADDRESS), max_size=len(ADDRESS)), blanks, blanks)
def test_no_format_character_is_part_of_an_address(between: list[str], before: str, after: str) -> None:
    written = before + "".join(map("".join, zip(ADDRESS, between, strict=True))) + after
    assert READ.validate_python(written) == ADDRESS


def test_invisible_characters_do_not_count_for_the_length() -> None:
    longest = f"{'n' * 64}@{'e' * 63}.{'e' * 63}.{'e' * 57}.org"
    assert len(longest) == LENGTH
    assert READ.validate_python(f"\u202a{longest}\u202c ") == longest


@pytest.mark.parametrize(
    "written",
    [
        "no ra@example.org",
        "nora@exam\u00a0ple.org",
        "nora@example.org\n",
        "nora@\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example",  # without its joiner it is another domain
        "nora@\u2665.example",
        "\u65e5\u672c@example.org",
        "nora.@docomo.example",
        "\u202a\u202c",
    ],
    ids=ascii,
)
def test_an_address_that_stays_invalid_is_rejected(api: Api, written: str) -> None:
    assert api.post(email_reminder(email=written)).codes == {("#/email", "invalid_email")}


@given(st.characters())
def test_blanks_are_defined_by_unicode(character: str) -> None:
    assert (plain_blanks(character) == " ") == (unicodedata.category(character) == "Zs")
