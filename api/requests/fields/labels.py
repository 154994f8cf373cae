"""The types of an owner's labels for their programs: a reference, and metadata (pairs of texts)."""

from typing import Annotated
from unicodedata import category

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from api.requests.fields.lengths import METADATA_NAME_LENGTH, METADATA_VALUE_LENGTH, REFERENCE_LENGTH
from api.requests.fields.text import one_line
from workflow.reminders.invisible import is_invisible, without_invisible
from workflow.reminders.policy import MOST_PAIRS

_NOT_VISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})


def visible(text: str) -> str:
    """Returns `text` unchanged if every character is visible: no blanks, controls or hidden characters.

    Raises:
        PydanticCustomError: `not_visible`.
    """
    if without_invisible(text) != text or any(
        category(each) in _NOT_VISIBLE or (category(each)[0] != "M" and is_invisible(each)) for each in text
    ):
        raise PydanticCustomError("not_visible", "Must be visible characters without blanks.")
    return text


def without_nulls(pairs: object) -> object:
    """Returns the `pairs` that have a value: null is the same as absent."""
    if not isinstance(pairs, dict):
        return pairs
    return {name: value for name, value in pairs.items() if value is not None}


def limited(pairs: dict[str, str]) -> dict[str, str]:
    """Returns `pairs` unchanged if a reminder can store that many.

    Raises:
        PydanticCustomError: `too_many`.
    """
    if len(pairs) > MOST_PAIRS:
        raise PydanticCustomError("too_many", "At most {most} pairs are allowed.", {"most": MOST_PAIRS})
    return pairs


Reference = Annotated[
    str,
    Field(
        min_length=1,
        max_length=REFERENCE_LENGTH,
        description="Your own name for what the reminder is about; lists can be filtered by it. Visible"
        " characters without blanks. It is never sent.",
    ),
    AfterValidator(visible),
]
_Name = Annotated[str, Field(min_length=1, max_length=METADATA_NAME_LENGTH), AfterValidator(one_line)]
_Value = Annotated[str, Field(min_length=1, max_length=METADATA_VALUE_LENGTH), AfterValidator(one_line)]
_DESCRIPTION = f"Up to {MOST_PAIRS} pairs of a name and a text, each on one line. They are never sent."

Metadata = Annotated[
    dict[_Name, _Value],
    Field(description=_DESCRIPTION, json_schema_extra={"maxProperties": MOST_PAIRS}),
    BeforeValidator(without_nulls),
    AfterValidator(limited),
]
"""A new reminder's metadata."""

MetadataChange = Annotated[
    dict[_Name, _Value | None],
    Field(description=f"{_DESCRIPTION} Absent names stay; `null` removes a name, or all of them."),
]
"""A change of a reminder's metadata."""
