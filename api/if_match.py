"""Reads `If-Match` (RFC 9110): the versions that a reminder may have for a change to be made."""

import re

from starlette.requests import Request

from api.problems import invalid_request

_TAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"')
_VERSION = re.compile(r'"([1-9][0-9]{0,37})"')
"""The ETags that the API makes; DynamoDB's numbers have 38 digits at most."""


def if_match(request: Request) -> frozenset[int] | None:
    """The versions whose ETags are listed, or None where any will do: no header, or `*`.

    A weak ETag never matches, nor does one that the API can't have made.

    Raises:
        ProblemError: `invalid_request`: the header is no list of ETags in quotes.
    """
    value = request.headers.get("if-match", "*").strip(" \t")
    if value == "*":
        return None
    elements = {element.strip(" \t") for element in _TAG.sub('""', value).split(",")}
    if not {'""'} <= elements <= {'""', ""}:
        detail = 'Must be the ETag of the reminder as you know it, in quotes like "1", or *.'
        raise invalid_request([{"header": "If-Match", "code": "invalid_etag", "detail": detail}])
    return frozenset(int(tag[1]) for tag in map(_VERSION.fullmatch, _TAG.findall(value)) if tag)
