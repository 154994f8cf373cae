"""Reads whose messages to stop: from JSON, or from a mail program's form (RFC 8058)."""

import re
from collections.abc import Iterator
from itertools import takewhile
from urllib.parse import parse_qsl

from fastapi import Request
from pydantic import ValidationError

from api.requests.json_body import check_content_coding, check_size, read_json
from api.requests.models import MessagesToStop
from api.responses.field_errors import body_errors, whole_body_error
from api.responses.problems import invalid_request
from workflow.links.service import Scope

JSON, URLENCODED, MULTIPART = "application/json", "application/x-www-form-urlencoded", "multipart/form-data"
MEDIA_TYPES = (JSON, URLENCODED, MULTIPART)

ONE_CLICK = ("List-Unsubscribe", "One-Click")
"""https://www.rfc-editor.org/rfc/rfc8058#section-3.1"""

_MAX_FIELDS = 20
_PARAMETER = re.compile(r';[ \t]*([^\s;=]+)=(?:"([^"]*)"|([^\s;"]*))')


async def read_scope(request: Request) -> Scope:
    """Returns whose messages to stop. A form means the messages of this message's owner.

    Raises:
        ProblemError: `invalid_json`, `invalid_request`, `unsupported_media_type` or `body_too_large`.
    """
    body, content_type = await request.body(), request.headers.get("content-type", "")
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type not in {URLENCODED, MULTIPART}:
        return _scope(read_json(body, request.headers, MEDIA_TYPES))
    check_content_coding(request.headers)
    check_size(body)
    pairs = _urlencoded(body) if media_type == URLENCODED else _multipart(body, content_type)
    if ONE_CLICK not in pairs:
        raise invalid_request([whole_body_error("missing", "The form needs List-Unsubscribe=One-Click.")])
    return "owner"


def _scope(body: object) -> Scope:
    if not isinstance(body, dict):
        raise invalid_request([whole_body_error("wrong_type", "Must be an object.")])
    try:
        return MessagesToStop.model_validate(body).scope
    except ValidationError as error:
        found = error.errors(include_url=False)
    raise invalid_request(body_errors(found, tuple(MessagesToStop.model_fields)))


def _urlencoded(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body.decode("ascii"), max_num_fields=_MAX_FIELDS)
    except ValueError:
        return []


def _multipart(body: bytes, content_type: str) -> list[tuple[str, str]]:
    """Returns the fields of a form as in https://www.rfc-editor.org/rfc/rfc7578; ignores malformed ones.

    The standard library's mail parser raises various errors for malformed parameters, and decodes transfer
    encodings that this form never has.
    """
    boundary = _parameter(content_type, "boundary")
    if not boundary:
        return []
    text = "\n" + body.decode("latin-1").replace("\r\n", "\n")
    parts = text.split(f"\n--{boundary}")[1:]
    return [
        field for part in takewhile(lambda part: not part.startswith("--"), parts) for field in _field(part)
    ]


def _field(part: str) -> Iterator[tuple[str, str]]:
    """Yields the field in `part`, which starts after its boundary, if there is one."""
    head, _, value = part.partition("\n\n")
    padding, *lines = head.split("\n")
    for line in lines:
        name, _, disposition = line.partition(":")
        kind = disposition.partition(";")[0].strip().lower()
        if not padding.strip() and (name.strip().lower(), kind) == ("content-disposition", "form-data"):
            yield _parameter(disposition, "name"), value.strip()


def _parameter(header: str, name: str) -> str:
    """Returns the parameter `name` of a `header`; an empty text if it is missing."""
    for each, quoted, plain in _PARAMETER.findall(header):
        if each.lower() == name:
            return str(quoted or plain)
    return ""
