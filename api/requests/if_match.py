"""Reads `If-Match` (RFC 9110): the versions that a reminder may have for a change to be made."""

import re
from collections.abc import Sequence
from typing import Annotated

from fastapi import Header
from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_TAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"')
_VERSION = re.compile(r'"([1-9][0-9]{0,37})"')
"""The ETags that the API makes; DynamoDB's numbers have 38 digits at most."""

_DOCUMENTED_TAG = '(W/)?"[!#-~]*"'


def versions(lines: Sequence[str]) -> frozenset[int] | None:
    """The versions whose ETags the header's `lines` list, or None where any will do: `*`.

    A weak ETag never matches, nor does one that the API can't have made.

    Raises:
        PydanticCustomError: `invalid_etag`: they are no list of ETags in quotes.
    """
    value = ",".join(lines).strip(" \t")
    if value == "*":
        return None
    elements = {element.strip(" \t") for element in _TAG.sub('""', value).split(",")}
    if not {'""'} <= elements <= {'""', ""}:
        raise PydanticCustomError(
            "invalid_etag", 'Must be the ETag of the reminder as you know it, in quotes like "1", or *.'
        )
    return frozenset(int(tag[1]) for tag in map(_VERSION.fullmatch, _TAG.findall(value)) if tag)


IfMatch = Annotated[
    frozenset[int] | None,
    Header(
        alias="If-Match",
        description="The `ETag` of the reminder as you know it, or a list of them: where it has another by"
        " now nothing is changed. Without it, or with `*`, any version will do. A weak ETag never matches.",
    ),
    BeforeValidator(versions),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^(\\*|{_DOCUMENTED_TAG}( *, *{_DOCUMENTED_TAG})*)$",
            "examples": ['"1"', "*"],
        }
    ),
]
"""The versions that the request's `If-Match` allows, None for any."""
