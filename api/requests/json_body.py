"""Reads strict JSON bodies: ambiguous or broken ones are rejected, never guessed.

FastAPI reads the body of a `JsonRoute` through this module's request class.
"""

import codecs
import json
from collections.abc import Callable, Coroutine, Mapping, Sequence
from email.message import Message
from typing import Any, NoReturn

from fastapi import Request, Response
from fastapi.routing import APIRoute

from api.responses.problems import ProblemError

MERGE_PATCH = "application/merge-patch+json"
"""RFC 7396's own media type for a change, accepted as well as `application/json`."""

MAX_BYTES = 16 * 1024
MAX_DEPTH = 20
_MAX_DIGITS = 400
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}".encode()


class JsonRequest(Request):
    """A request whose body is read as strict JSON.

    A rejected body counts as empty. The reason is kept in the request's state, because a missing permission
    or target must be reported first.
    """

    async def body(self) -> bytes:
        """Returns the body, or no bytes if it is rejected."""
        content = await super().body()
        media_types = ("application/json", MERGE_PATCH) if self.method == "PATCH" else ("application/json",)
        try:
            self.state.json = read_json(content, self.headers, media_types)
        except ProblemError as problem:
            self.state.body_problem = problem
            return b""
        return content

    async def json(self) -> Any:  # noqa: ANN401  # any JSON value
        """Returns the body's value; `body` was awaited before."""
        return self.state.json


class JsonRoute(APIRoute):
    """A route that reads bodies as strict JSON.

    https://fastapi.tiangolo.com/how-to/custom-request-and-route/
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Returns the handler of requests to this route."""
        handle = super().get_route_handler()

        async def handle_json(request: Request) -> Response:
            return await handle(JsonRequest(request.scope, request.receive))

        return handle_json


def read_json(body: bytes, headers: Mapping[str, str], media_types: Sequence[str]) -> Any:  # noqa: ANN401  # any JSON value
    """Returns the JSON value of a `body` sent with `headers`, whose type must be one of `media_types`.

    Raises:
        ProblemError: `invalid_json`, `unsupported_media_type` or `body_too_large`.
    """
    check_content_coding(headers)
    if not body:
        raise _invalid("The body is empty.")
    _check_content_type(headers.get("content-type", ""), media_types)
    check_size(body)
    value = parse(body)
    _refuse_replaced(body, headers.get("content-length", ""))
    return value


def parse(body: bytes) -> Any:  # noqa: ANN401  # any JSON value
    """Returns the JSON value of a `body` in UTF-8.

    Raises:
        ProblemError: `invalid_json`.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _invalid("The body is not UTF-8.") from None
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_int=_whole_number, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError):
        raise _invalid("The body is not JSON.") from None
    _check(value, MAX_DEPTH)
    return value


def _refuse_replaced(body: bytes, sent: str) -> None:
    """Rejects a `body` in which the gateway replaced bytes that are not UTF-8 with U+FFFD.

    The client may have sent that character itself: then the body's length equals `Content-Length` (`sent`).
    It also counts as sent if that header is missing, or if it replaced three bytes, its own length. AWS does
    not document that the gateway replaces bytes.
    """
    if _REPLACEMENT in body and sent and sent != str(len(body)):
        raise _invalid("The body is not UTF-8.")


def check_size(body: bytes) -> None:
    """Rejects a body that is too large."""
    if len(body) > MAX_BYTES:
        raise ProblemError("body_too_large", "The body may have at most 16 KiB.")


def check_content_coding(headers: Mapping[str, str]) -> None:
    """Rejects a body with a content coding.

    RFC 9110, section 15.5.16: the response to a rejected coding lists the accepted ones.
    """
    codings = {coding.strip(" \t").lower() for coding in headers.get("content-encoding", "").split(",")}
    if not codings <= {"", "identity"}:
        raise ProblemError(
            "unsupported_media_type",
            "The body must be sent without a Content-Encoding.",
            headers={"accept-encoding": "identity"},
        )


def _is_utf8(charset: str) -> bool:
    """Returns whether Python knows `charset` as a name of UTF-8, such as `utf8`."""
    try:
        return codecs.lookup(charset).name == "utf-8"
    except (LookupError, ValueError):
        return False


def _check_content_type(content_type: str, media_types: Sequence[str]) -> None:
    header = Message()
    header["content-type"] = content_type
    try:
        charset = header.get_content_charset("utf-8")
    except (TypeError, ValueError):  # parameters that contradict each other
        charset = ""
    if header.get_content_type() not in media_types or not _is_utf8(charset):
        detail = f"The body must be {' or '.join(media_types)}, in UTF-8."
        accepted = {"accept": ", ".join(media_types)}
        if MERGE_PATCH in media_types:  # RFC 5789, section 2.2
            accepted["accept-patch"] = accepted["accept"]
        raise ProblemError("unsupported_media_type", detail, headers=accepted)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _invalid("An object has the same member twice.")
    return members


def _whole_number(digits: str) -> int:
    return int(digits[:_MAX_DIGITS])  # still beyond every range; Python parses at most 4,300 digits


def _refuse_constant(_: str) -> NoReturn:
    raise _invalid("NaN and Infinity are not JSON.")


def _check(value: object, depth: int) -> None:
    """Rejects nesting deeper than `depth`, and unpaired surrogates, which are not characters."""
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
        raise _invalid("The body contains an unpaired surrogate, which is not a character.") from None


def _invalid(detail: str) -> ProblemError:
    return ProblemError("invalid_json", detail)
