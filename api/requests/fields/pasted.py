"""Cleans addresses and numbers of what sticks to them when they are copied: nobody saw or typed it."""

from unicodedata import category

from workflow.reminders.invisible import without_format_characters

_JOINERS = "\u200c\u200d"


def clean_number(value: object) -> object:
    """A text `value` without format characters (category Cf); any other value itself."""
    return without_format_characters(value) if isinstance(value, str) else value


def clean_address(value: object) -> object:
    """A text `value` without format characters and without blanks at its ends; any other value itself.

    A joiner among letters that aren't ASCII stays, and is refused: without it a domain is another one (RFC
    5892, A.1, A.2).
    """
    if not isinstance(value, str):
        return value
    text = plain_blanks(value)
    cleaned = without_format_characters(text)
    if not cleaned.isascii():
        cleaned = "".join(each for each in text if category(each) != "Cf" or each in _JOINERS)
    return cleaned.strip(" ")


def plain_blanks(text: str) -> str:
    """`text` with a space for each blank (category Zs)."""
    return "".join(" " if category(each) == "Zs" else each for each in text)
