"""What an owner may note on a reminder for programs of their own: a reference, and pairs of texts."""

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
    """`text` itself, each character of which is seen: no blanks, no controls, nothing hidden.

    Raises:
        PydanticCustomError: `not_visible`.
    """
    if without_invisible(text) != text or any(
        category(each) in _NOT_VISIBLE or (category(each)[0] != "M" and is_invisible(each)) for each in text
    ):
        raise PydanticCustomError("not_visible", "Must be characters that are seen, without blanks.")
    return text


def without_nulls(pairs: object) -> object:
    """The `pairs` that have a value: null is the same as absent."""
    if not isinstance(pairs, dict):
        return pairs
    return {name: value for name, value in pairs.items() if value is not None}


def few(pairs: dict[str, str]) -> dict[str, str]:
    """`pairs` itself, which are as many as a reminder keeps.

    Raises:
        PydanticCustomError: `too_many`.
    """
    if len(pairs) > MOST_PAIRS:
        raise PydanticCustomError("too_many", "A reminder keeps {most} pairs at most.", {"most": MOST_PAIRS})
    return pairs


Reference = Annotated[
    str,
    Field(
        min_length=1,
        max_length=REFERENCE_LENGTH,
        description="A name of your own for what the reminder is about, by which reminders can be listed."
        " Characters that are seen, without blanks. Nothing is sent of it.",
    ),
    AfterValidator(visible),
]
_Name = Annotated[str, Field(min_length=1, max_length=METADATA_NAME_LENGTH), AfterValidator(one_line)]
_Value = Annotated[str, Field(min_length=1, max_length=METADATA_VALUE_LENGTH), AfterValidator(one_line)]
_DESCRIPTION = f"Up to {MOST_PAIRS} names with texts of your own, each on one line. Nothing is sent of them."

Metadata = Annotated[
    dict[_Name, _Value],
    Field(description=_DESCRIPTION, json_schema_extra={"maxProperties": MOST_PAIRS}),
    BeforeValidator(without_nulls),
    AfterValidator(few),
]
"""A new reminder's."""

MetadataChange = Annotated[
    dict[_Name, _Value | None],
    Field(description=f"{_DESCRIPTION} What isn't named stays; `null` removes a name, or all of them."),
]
"""What is changed of those that a reminder has."""
