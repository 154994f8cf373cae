"""Reads whose messages are to be stopped: from JSON, or from the form of a mail program (RFC 8058)."""

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from typing import get_args
from urllib.parse import parse_qsl

from fastapi import Request

from api.requests.json_body import MAX_BYTES, check_content_coding, parse
from api.responses.field_errors import body_error, whole_body_error
from api.responses.problems import ProblemError, invalid_request
from workflow.links.service import Scope

JSON, URLENCODED, MULTIPART = "application/json", "application/x-www-form-urlencoded", "multipart/form-data"
MEDIA_TYPES = (JSON, URLENCODED, MULTIPART)

ONE_CLICK = ("List-Unsubscribe", "One-Click")
"""https://www.rfc-editor.org/rfc/rfc8058#section-3.1"""

_MOST_FIELDS = 20


async def read_scope(request: Request) -> Scope:
    """Whose messages the body asks to stop; a form asks for those of who asked for this one.

    Raises:
        ProblemError: `invalid_json`, `invalid_request`, `unsupported_media_type` or `body_too_large`.
    """
    body, content_type = await request.body(), request.headers.get("content-type", "")
    media_type = _media_type(content_type)
    check_content_coding(request.headers.get("content-encoding", ""))
    if len(body) > MAX_BYTES:
        raise ProblemError("body_too_large", "The body may have 16 KiB at most.")
    if media_type == JSON:
        return _scope(parse(body))
    pairs = _urlencoded(body) if media_type == URLENCODED else _multipart(content_type, body)
    if ONE_CLICK not in pairs:
        raise invalid_request([whole_body_error("missing", "The form must say List-Unsubscribe=One-Click.")])
    return "owner"


def _media_type(content_type: str) -> str:
    header = Message()
    header["content-type"] = content_type
    media_type = header.get_content_type()
    if media_type not in MEDIA_TYPES:
        detail = f"The body must be {', '.join(MEDIA_TYPES[:-1])} or {MEDIA_TYPES[-1]}."
        raise ProblemError("unsupported_media_type", detail, headers={"accept": ", ".join(MEDIA_TYPES)})
    return media_type


def _scope(body: object) -> Scope:
    match body:
        case {"scope": "owner", **others} if not others:
            return "owner"
        case {"scope": "site", **others} if not others:
            return "site"
        case dict() if set(body) <= {"scope"}:
            detail = f"Must be one of: {', '.join(get_args(Scope))}."
            raise invalid_request([body_error("scope", "unknown_value", detail)])
        case dict():
            detail = "A member is not known: the members are scope."
            raise invalid_request([whole_body_error("unknown_member", detail)])
        case _:
            raise invalid_request([whole_body_error("wrong_type", "Must be an object.")])


def _urlencoded(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body.decode("ascii"), max_num_fields=_MOST_FIELDS)
    except ValueError:
        return []


def _multipart(content_type: str, body: bytes) -> list[tuple[str, str]]:
    """The fields of a form, as https://www.rfc-editor.org/rfc/rfc7578 has them."""
    head = b"Content-Type: " + content_type.encode("latin-1", "replace") + b"\r\n\r\n"
    return list(_fields(BytesParser(policy=policy.HTTP).parsebytes(head + body)))


def _fields(form: EmailMessage) -> Iterator[tuple[str, str]]:
    for part in form.iter_parts():
        name, value = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(value, bytes):
            yield name, value.decode("latin-1").strip()
