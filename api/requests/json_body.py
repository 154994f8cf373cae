"""Strict JSON bodies: what is ambiguous or broken is refused, never guessed.

FastAPI reads the body of a `JsonRoute` through the request that is made here.
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
"""What a change may be sent as beside `application/json`: RFC 7396 has its own name for it."""

MAX_BYTES = 16 * 1024
MAX_DEPTH = 20
_MAX_DIGITS = 400
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}".encode()


class JsonRequest(Request):
    """A request whose body is read as strict JSON.

    A body that is no such JSON counts as none. Why is kept in the request's state, so that who may not make
    the call, or makes it on what isn't there, learns that first.
    """

    async def body(self) -> bytes:
        """The body's bytes, or none where they are refused."""
        content = await super().body()
        media_types = ("application/json", MERGE_PATCH) if self.method == "PATCH" else ("application/json",)
        try:
            self.state.json = read_json(content, self.headers, media_types)
        except ProblemError as problem:
            self.state.body_problem = problem
            return b""
        return content

    async def json(self) -> Any:  # noqa: ANN401  # any JSON value
        """The value that the body writes; `body` was awaited before."""
        return self.state.json


class JsonRoute(APIRoute):
    """A route that reads bodies as strict JSON.

    https://fastapi.tiangolo.com/how-to/custom-request-and-route/
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What handles a request to this route."""
        handle = super().get_route_handler()

        async def handle_json(request: Request) -> Response:
            return await handle(JsonRequest(request.scope, request.receive))

        return handle_json


def read_json(body: bytes, headers: Mapping[str, str], media_types: Sequence[str]) -> Any:  # noqa: ANN401  # any JSON value
    """The JSON value of a `body` that was sent with `headers` as one of the `media_types`.

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
    """The JSON value that `body` writes in UTF-8.

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
    """Refuses a `body` in which the gateway put U+FFFD in the place of bytes that are not UTF-8.

    That character may have been sent, too: then the body is as long as `Content-Length` (`sent`) says. It
    counts as sent where that is unknown, or where it stands for three bytes: it has three itself. That the
    gateway does so is documented nowhere.
    """
    if _REPLACEMENT in body and sent and sent != str(len(body)):
        raise _invalid("The body is not UTF-8.")


def check_size(body: bytes) -> None:
    """Refuses a body that is too large."""
    if len(body) > MAX_BYTES:
        raise ProblemError("body_too_large", "The body may have 16 KiB at most.")


def check_content_coding(headers: Mapping[str, str]) -> None:
    """Refuses a body that was sent in a coding.

    RFC 9110, section 15.5.16: what is refused for its coding is told which codings are taken."""
    codings = {coding.strip(" \t").lower() for coding in headers.get("content-encoding", "").split(",")}
    if not codings <= {"", "identity"}:
        raise ProblemError(
            "unsupported_media_type",
            "The body must be sent as it is, without a Content-Encoding.",
            headers={"accept-encoding": "identity"},
        )


def _is_utf8(charset: str) -> bool:
    """Whether Python knows `charset` as a name of UTF-8, such as `utf8`."""
    try:
        return codecs.lookup(charset).name == "utf-8"
    except (LookupError, ValueError):
        return False


def _check_content_type(content_type: str, media_types: Sequence[str]) -> None:
    header = Message()
    header["content-type"] = content_type
    try:
        charset = header.get_content_charset("utf-8")
    except (TypeError, ValueError):  # of parameters that contradict each other
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
