"""Which texts are taken as they are, and which characters a subject may not hold."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from api.requests.fields.text import one_line, several_lines

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
HEBREW_WITH_MARK = "\u05e9\u05dc\u05d5\u05dd (C++\u200e)"
BIDI_FORMATTING = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]

letters_and_signs = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1)


@given(letters_and_signs)
def test_every_printable_character_is_kept(text: str) -> None:
    assert several_lines(text) == text
    assert one_line(text) == text


@pytest.mark.parametrize("text", [FAMILY, ENGLAND, PERSIAN, HEBREW_WITH_MARK, "\u2764\ufe0f"])
def test_what_writing_and_emoji_are_made_with_is_kept(text: str) -> None:
    assert several_lines(text) == text
    assert one_line(text) == text


@pytest.mark.parametrize("character", BIDI_FORMATTING, ids=unicodedata.name)
def test_what_turns_the_writing_direction_is_refused_in_a_subject_alone(character: str) -> None:
    text = f"invoice{character}fdp.exe"
    assert several_lines(text) == text
    with pytest.raises(PydanticCustomError) as caught:
        one_line(text)
    assert caught.value.type == "control_character"
