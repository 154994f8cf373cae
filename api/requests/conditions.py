"""Conditional requests (RFC 9110, section 13): `If-Match`, then `If-None-Match` (13.2.2)."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Header
from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_TAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"')
_DOCUMENTED_TAG = '(W/)?"[!#-~]*"'

ANY = frozenset({"*"})


def tags(lines: Sequence[str]) -> frozenset[str]:
    """Returns the ETags in the header's `lines` as sent, or `ANY`.

    Raises:
        PydanticCustomError: `invalid_etag`: not a list of quoted ETags.
    """
    value = ",".join(lines).strip(" \t")
    if value == "*":
        return ANY
    elements = {element.strip(" \t") for element in _TAG.sub('""', value).split(",")}
    if not {'""'} <= elements <= {'""', ""}:
        raise PydanticCustomError(
            "invalid_etag", 'Must be the ETag that you last read, in quotes like "1", a list of ETags, or *.'
        )
    return frozenset(_TAG.findall(value))


_ETAGS = (
    BeforeValidator(tags),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^(\\*|{_DOCUMENTED_TAG}( *, *{_DOCUMENTED_TAG})*)$",
            "examples": ['"1"', "*"],
        }
    ),
)
Outcome = Literal["go on", "not modified", "failed"]


@dataclass(frozen=True, slots=True)
class Conditions(Container[int]):
    """A request's conditions on the target's ETag; contains each version that a change is allowed for.

    None: not sent.
    """

    match: frozenset[str] | None
    none_match: frozenset[str] | None

    def outcome(self, etag: str, *, reads: bool) -> Outcome:
        """Returns the result for a target with `etag`, a strong one; `reads`: for `GET` and `HEAD`.

        `If-Match` compares strongly, so a weak ETag never matches; `If-None-Match` compares weakly.
        """
        if self.match is not None and not {"*", etag} & self.match:
            return "failed"
        if self.none_match is not None and {"*", etag, f"W/{etag}"} & self.none_match:
            return "not modified" if reads else "failed"
        return "go on"

    def __contains__(self, version: object) -> bool:
        return self.outcome(f'"{version}"', reads=False) == "go on"


async def _conditions(
    if_match: Annotated[
        frozenset[str] | None,
        Header(
            alias="If-Match",
            description="The `ETag` that you last read, or a list of them. If the current one differs,"
            " nothing is done. Without it, or with `*`, any matches. A weak ETag never matches.",
        ),
        *_ETAGS,
    ] = None,
    if_none_match: Annotated[
        frozenset[str] | None,
        Header(
            alias="If-None-Match",
            description="ETags that must not match, or `*` for any. If one matches, a read returns `304` and"
            " a change `412`. Weak ETags match, too.",
        ),
        *_ETAGS,
    ] = None,
) -> Conditions:
    return Conditions(if_match, if_none_match)


Conditional = Annotated[Conditions, Depends(_conditions)]
"""The request's conditions."""
