"""Which texts are accepted unchanged, and which characters a subject may not contain."""

import unicodedata
from collections.abc import Callable

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from api.requests.fields.text import one_line, several_lines
from workflow.reminders.invisible import DEFAULT_IGNORABLE, without_invisible

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
HEBREW_WITH_MARK = "\u05e9\u05dc\u05d5\u05dd (C++\u200e)"
BIDI_FORMATTING = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]

letters_and_signs = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1).filter(
    lambda text: not DEFAULT_IGNORABLE.search(text) and text.strip("\u2800\U0001d159")
)


@given(letters_and_signs)
def test_every_printable_character_is_kept(text: str) -> None:
    assert several_lines(text) == text
    assert one_line(text) == text


LEGITIMATE = [
    FAMILY,
    ENGLAND,
    f"{ENGLAND}{ENGLAND}!",
    PERSIAN,
    HEBREW_WITH_MARK,
    "\u0627\u0644\u0633\u0627\u0639\u0629 9\u200f",
    "\u2764\ufe0f",
    "\u2764\ufe0f\u200d\U0001f525",
    "1\ufe0f\u20e3",
    "\u2139\ufe0f",
    "\U0001f44b\U0001f3fd\u200d\u2642\ufe0f",
    "\u0915\u094d\u200d\u0937",
    "\u0d28\u0d4d\u200d",
    "\u845b\U000e0100",
    "\u1820\u180b",
    "\u0600\u0661\u0662",
    "\u179f\u17bd\u179f\u17d2\u178f\u17b8\u200b\u1796\u17b7\u1797\u1796\u179b\u17c4\u1780",
    "\u2813\u280a\u2800\u281e",
    "caf\u00e9 \u2013 na\u00efve \u00a0 e\u0301",
]
SHOW_NOTHING = [
    "",
    " ",
    "\u200b",
    "\u2060\ufeff",
    "\u00ad \u00ad",
    "\u2800\u2800",
    "\u115f\u1160",
    "\u200e\u200f\u061c",
    "\u034f",
    "\ufe0f",
    "\U000e0020\U000e007f",
    "\u2028\u3000\u1680",
    "\U0001d159",
    "\u200d",
]
HIDDEN = [
    "pay\u200bpal",
    "in\u00advoice",
    "pay\u200dpal",
    "pay\u200cpal",
    "\u043f\u200d\u043e",
    "pay\u3164pal",
    "pay\u034fpal",
    "pay\ufe0fpal",
    "pay\U000e0100",
    "\u200dpay",
    "e\u0301\u200dpay",
    "e\u0301\u200bpay",
    "\u1796\u200b\u200b",
    "pay \u200d",
    "pay\u200epal",
    "pay\u061cpal",
    "pay\U000e0070\U000e0061\U000e0079\U000e007f",
    "\U0001f600\U000e0067\U000e0062\U000e007f",
    "\U0001f3f4\U000e0067\U000e0062",
    "\U0001f600\ufe0f\ufe0f",
    "\U0001f600\U000e0100\U000e0101",
    "\U0001f468\u200d\u200d\U0001f469",
    "\u0645\u200b\u06cc",
    "\u05e9\u202e\u05dc",
    "pay\u0600pal",
    "pay\u3164\u0600pal",
    "pay\u200f\u200epal",
    "pay\ufff9p\ufffaal\ufffb",
    "\u05e9\ufff9\u05dc",
    "pay\U000e0fffpal",
]


PIECES = sorted({character for text in [*LEGITIMATE, *HIDDEN] for character in text})


def code_of(read: Callable[[str], str], text: str) -> str | None:
    try:
        assert read(text) == text
    except PydanticCustomError as error:
        return error.type
    return None


@pytest.mark.parametrize("text", LEGITIMATE, ids=ascii)
def test_characters_needed_by_scripts_and_emoji_are_kept(text: str) -> None:
    assert several_lines(text) == text
    assert one_line(text) == text


@pytest.mark.parametrize("text", SHOW_NOTHING, ids=ascii)
def test_a_text_without_visible_characters_is_blank(text: str) -> None:
    assert code_of(several_lines, text) == "blank"
    assert code_of(one_line, text) == "blank"
    assert code_of(several_lines, f"{text}a") is None


@pytest.mark.parametrize("text", HIDDEN, ids=ascii)
def test_hidden_characters_are_rejected_only_in_a_subject(text: str) -> None:
    assert several_lines(text) == text
    assert code_of(one_line, text) == "control_character"


@pytest.mark.parametrize("character", BIDI_FORMATTING, ids=unicodedata.name)
def test_bidi_formatting_is_rejected_only_in_a_subject(character: str) -> None:
    text = f"invoice{character}fdp.exe"
    assert several_lines(text) == text
    assert code_of(one_line, text) == "control_character"


def test_the_table_equals_that_of_unicode() -> None:
    everything = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    ours = DEFAULT_IGNORABLE.findall(everything)
    assert ours == regex.findall(r"\p{Default_Ignorable_Code_Point}", everything)


@given(st.text(st.characters(categories=["Cf", "Cc", "Zs", "Zl", "Zp"])))
def test_categories_without_a_glyph_are_invisible(text: str) -> None:
    assert code_of(several_lines, text) == "blank"


@given(st.text(st.characters(categories=["Cf"]), min_size=1))
def test_no_format_character_is_legitimate_among_latin_letters(text: str) -> None:
    assert code_of(one_line, f"pay{text}pal") == "control_character"


@settings(max_examples=200)
@given(st.text(max_size=30) | st.lists(st.sampled_from([*LEGITIMATE, *HIDDEN, *PIECES])).map("".join))
def test_removing_invisible_characters_again_changes_nothing(text: str) -> None:
    left = without_invisible(text)
    assert without_invisible(left) == left
    rest = iter(text)
    assert all(character in rest for character in left)
