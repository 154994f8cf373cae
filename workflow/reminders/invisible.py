"""Finds invisible characters by their Unicode properties, and keeps those that scripts and emoji need."""

import re
from unicodedata import bidirectional, category

DEFAULT_IGNORABLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Default_Ignorable_Code_Point, which `unicodedata` lacks; includes unassigned ones, so it rarely changes.

https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt
"""

_EMPTY_SYMBOLS = "\u2800\U0001d159"
"""BRAILLE PATTERN BLANK and MUSICAL SYMBOL NULL NOTEHEAD: invisible, but no property says so."""

_NEVER_SHOWN = re.compile(rf"{DEFAULT_IGNORABLE.pattern}|[\ufff9-\ufffb]")
"""Adds the interlinear annotation anchors, which the property omits because editors should show them."""

_JOINS = "\u034f\u180e\u200c\u200d"
_ZERO_WIDTH_SPACE = "\u200b"
_DIRECTION_MARKS = "\u061c\u200e\u200f"
_VARIATION_SELECTOR = re.compile(r"[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
"""A flag of a region in a country: https://www.unicode.org/reports/tr51/#valid-emoji-tag-sequences."""


def is_invisible(text: str) -> bool:
    """Returns whether `text` has no visible character: only blanks, controls, format characters etc."""
    return all(
        _is_invisible(each) or each in _EMPTY_SYMBOLS or category(each) in {"Cc", "Zl", "Zp", "Zs"}
        for each in text
    )


def without_format_characters(text: str) -> str:
    """Returns `text` without characters of category Cf, which are often copied along with a text."""
    return "".join(each for each in text if category(each) != "Cf")


def without_invisible(text: str) -> str:
    """Returns `text` without invisible characters, except those that a script or an emoji needs.

    Kept are: joiners after caseless letters and after symbols (Persian, Hindi, family emoji), the zero
    width space after letters of scripts like Khmer and Thai, variation selectors after visible
    characters, direction marks in a text with right-to-left letters, signs that enclose numbers in a text
    with letters or digits of their script, and the tags of flags.
    """
    in_flags = {at for flag in _FLAG.finditer(text) for at in range(*flag.span())}
    of_script = _marks_and_signs(text)
    kept = ""
    for at, each in enumerate(text):
        if not _is_invisible(each) or at in in_flags or each in of_script or _belongs_to(kept, each):
            kept += each
    return kept


def _marks_and_signs(text: str) -> set[str]:
    """Returns the format characters in `text` that its scripts use, at any position."""
    found: set[str] = set()
    shown = [each for each in text if not (each.isascii() or _is_invisible(each))]
    if any(category(each) == "Lo" and bidirectional(each) in {"R", "AL"} for each in shown):
        found.update(_DIRECTION_MARKS)
    if any(category(each) in {"Lo", "Nd"} for each in shown):
        found.update(each for each in text if category(each) == "Cf" and not _NEVER_SHOWN.match(each))
    return found


def _is_invisible(character: str) -> bool:
    if character.isascii():
        return False
    return category(character) == "Cf" or DEFAULT_IGNORABLE.match(character) is not None


def _belongs_to(text: str, character: str) -> bool:
    """Returns whether the invisible `character` has a function after `text`."""
    before = text[-1:]
    if not before:
        return False
    if _VARIATION_SELECTOR.match(character):
        cased_or_blank = category(before) in {"Ll", "Lt", "Lu", "Cc", "Zs"}
        return not _is_invisible(before) and (before == "\N{INFORMATION SOURCE}" or not cased_or_blank)
    if _is_invisible(before) and not _VARIATION_SELECTOR.match(before):
        return False
    base = next((each for each in reversed(text) if category(each)[0] != "M"), " ")
    if character == _ZERO_WIDTH_SPACE:
        return category(base) == "Lo" and bidirectional(base) == "L"
    return character in _JOINS and category(base) in {"Lm", "Lo", "Sk", "So"}
