"""Checks a response against the OpenAPI document: status, headers, media type and schema."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from api.responses import message_models, models
from api.responses.schedules import models as schedules
from tools.openapi.document import document

_SHAPES: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(getattr(module, name))
    for module, names in (
        (models, ("Reminder", "ReminderPage", "Health", "Problem")),
        (message_models, ("Message", "MessageStop")),
        (schedules, ("Schedule", "ChangedSchedule", "SchedulePage", "SchedulePreview")),
    )
    for name in names
}
_TRANSPORT = {"content-length", "content-type"}
_MAY_BE_MISSING = {"ratelimit", "content-encoding"}
_SOMETIMES = {415: {"accept", "accept-encoding", "accept-patch"}, 429: {"retry-after"}}


def check(method: str, path: str, status: int, headers: Mapping[str, str], content: bytes) -> None:
    """Fails if a documented call returns something undocumented; problems are checked for any call."""
    operation = _operation(method, path)
    if operation is not None:
        assert str(status) in operation["responses"], (
            f"{method} {path} returns {status}, which is undocumented"
        )
        _check_answer(operation["responses"][str(status)], status, headers, content)
    elif status >= 400 and method != "HEAD":
        assert headers["content-type"] == "application/problem+json"
        _check_shape("Problem", content)


def _operation(method: str, path: str) -> dict[str, Any] | None:
    paths = document()["paths"]
    for template, calls in sorted(paths.items(), key=lambda each: "{id}" in each[0]):
        if re.fullmatch(re.sub(r"{\w+}", "[^/]+", template), path):
            operation: dict[str, Any] | None = calls.get(method.lower())
            return operation
    return None


def _check_answer(response: dict[str, Any], status: int, headers: Mapping[str, str], content: bytes) -> None:
    told = {name.lower() for name in response["headers"]}
    missing = told - set(headers)
    assert missing <= _MAY_BE_MISSING | _SOMETIMES.get(status, set())
    assert set(headers) - _TRANSPORT <= told
    if "content" not in response:
        assert content == b""
        return
    schema = response["content"][headers["content-type"]]["schema"]
    name = schema["$ref"].rpartition("/")[2]
    plain = gzip.decompress(content) if headers.get("content-encoding") == "gzip" else content
    _check_shape("Problem" if name == "AnyError" else name, plain)


def _check_shape(name: str, content: bytes) -> None:
    _SHAPES[name].validate_json(content, strict=True, extra="forbid")
