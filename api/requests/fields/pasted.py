"""Removes invisible characters from addresses and numbers: they come from copying, not from typing."""

from unicodedata import category

from workflow.reminders.invisible import without_format_characters

_JOINERS = "\u200c\u200d"


def clean_number(value: object) -> object:
    """Removes format characters (category Cf) from a text; returns any other value unchanged."""
    return without_format_characters(value) if isinstance(value, str) else value


def clean_address(value: object) -> object:
    """Removes format characters and surrounding blanks from a text; returns any other value unchanged.

    A joiner between letters that aren't ASCII stays and is rejected later: without it a domain would be a
    different one (RFC 5892, A.1, A.2).
    """
    if not isinstance(value, str):
        return value
    text = plain_blanks(value)
    cleaned = without_format_characters(text)
    if not cleaned.isascii():
        cleaned = "".join(each for each in text if category(each) != "Cf" or each in _JOINERS)
    return cleaned.strip(" ")


def plain_blanks(text: str) -> str:
    """Replaces each blank (category Zs) in `text` with a space."""
    return "".join(" " if category(each) == "Zs" else each for each in text)
