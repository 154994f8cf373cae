"""Reads a request's body as strict JSON: what is ambiguous or broken is refused, never guessed."""

import json
from collections.abc import Sequence
from email.message import Message
from typing import Any, NoReturn

from api.responses.problems import ProblemError

MAX_BYTES = 16 * 1024
MAX_DEPTH = 20
_MAX_DIGITS = 400
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def read_json(body: bytes, content_type: str, media_types: Sequence[str]) -> Any:  # noqa: ANN401  # any JSON value
    """The JSON value of a `body` that was sent as one of the `media_types`.

    Raises:
        ProblemError: `invalid_json`, `unsupported_media_type` or `body_too_large`.
    """
    if not body:
        raise _invalid("The body is empty.")
    _check_content_type(content_type, media_types)
    if len(body) > MAX_BYTES:
        raise ProblemError("body_too_large", "The body may have 16 KiB at most.")
    return parse(body)


def parse(body: bytes) -> Any:  # noqa: ANN401  # any JSON value
    """The JSON value that `body` writes in UTF-8.

    The gateway puts U+FFFD in the place of bytes that are not UTF-8, so that character itself is taken for
    such bytes; who means it can write it as an escape.

    Raises:
        ProblemError: `invalid_json`.
    """
    try:
        text = body.decode()
    except UnicodeDecodeError:
        text = _REPLACEMENT
    if _REPLACEMENT in text:
        raise _invalid("The body is not UTF-8.")
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_int=_whole_number, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError):
        raise _invalid("The body is not JSON.") from None
    _check(value, MAX_DEPTH)
    return value


def _check_content_type(content_type: str, media_types: Sequence[str]) -> None:
    header = Message()
    header["content-type"] = content_type
    try:
        charset = header.get_content_charset("utf-8")
    except (TypeError, ValueError):  # of parameters that contradict each other
        charset = ""
    if header.get_content_type() not in media_types or charset != "utf-8":
        detail = f"The body must be {' or '.join(media_types)}, in UTF-8."
        raise ProblemError("unsupported_media_type", detail)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _invalid("A member stands twice in one object.")
    return members


def _whole_number(digits: str) -> int:
    return int(digits[:_MAX_DIGITS])  # beyond every range all the same, and Python reads no more than 4,300


def _refuse_constant(_: str) -> NoReturn:
    raise _invalid("NaN and Infinity are not JSON.")


def _check(value: object, depth: int) -> None:
    """Refuses nesting deeper than `depth`, and halves of surrogate pairs, which are no characters."""
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, dict | list):
        if depth == 0:
            raise _invalid("The body is nested too deep.")
        for part in value:
            _check(part, depth - 1)
        if isinstance(value, dict):
            for member in value.values():
                _check(member, depth - 1)


def _check_text(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise _invalid("Half of a surrogate pair is no character.") from None


def _invalid(detail: str) -> ProblemError:
    return ProblemError("invalid_json", detail)
