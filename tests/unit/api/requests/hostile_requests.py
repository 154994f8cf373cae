"""Generates bad requests of every kind, each with a word that no error response may repeat."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from hypothesis import strategies as st

from tests.unit.api.client import email_reminder
from tests.unit.api.schedules.schedule_requests import body as schedule_body

CANARY = "plughxyzzy"

KNOWN_MEMBERS = [
    *("message", "preference", "subject", "email", "phone", "timezone", "dueAt", "waitSeconds"),
    *("start", "rrule", "exdates", "occurrence"),
]
KNOWN_PARAMETERS = ["state", "status", "limit", "cursor", "erase", "scheduleId"]
REMINDERS, REMINDER, SNOOZE = "/v1/reminders", "/v1/reminders/{id}", "/v1/reminders/{id}/snooze"
SCHEDULES, SCHEDULE = "/v1/schedules", "/v1/schedules/{schedule}"
WITH_BODY = [
    *(("POST", REMINDERS), ("PATCH", REMINDER), ("POST", SNOOZE)),
    *(("POST", SCHEDULES), ("PATCH", SCHEDULE)),
    *(("POST", f"{SCHEDULES}/preview"), ("POST", f"{SCHEDULE}/occurrences")),
]
WITHOUT_BODY = [
    *(("GET", REMINDERS), ("GET", REMINDER), ("DELETE", REMINDER)),
    *(("GET", SCHEDULES), ("GET", SCHEDULE), ("DELETE", SCHEDULE)),
    *(("POST", f"{SCHEDULE}/pause"), ("POST", f"{SCHEDULE}/resume")),
]
UNKNOWN_METHODS = ["PUT", "OPTIONS", CANARY.upper()]
JSON_TYPES = ["application/json", "application/merge-patch+json"]


@dataclass(frozen=True)
class Request:
    """One request as `Api.call` takes it; `{id}` and `{schedule}` in the path stand for existing ids."""

    method: str
    path: str
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    query: str = ""


def _with_canary(around: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda before, after: f"{before}{CANARY}{after}", around, around)


_words = _with_canary(st.text(max_size=5))
_visible = _with_canary(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=5))
_addresses = st.sampled_from([f"{CANARY}@example.org", f"{CANARY} <a@b.example>", f"+61{CANARY}"])
_rules = st.sampled_from([f"FREQ={CANARY}", f"{CANARY}=1", f"FREQ=DAILY;{CANARY}=1", f"BYDAY={CANARY}"])
_scalars = (
    _words | _addresses | _rules | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False)
)
_values = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_words, inner, max_size=2),
    max_leaves=4,
)
_members = st.dictionaries(st.sampled_from(KNOWN_MEMBERS) | _words, _values, min_size=1, max_size=4)
_objects = _members.map(lambda members: json.dumps(email_reminder(**members)).encode())
_schedules = _members.map(lambda members: json.dumps(schedule_body(**members)).encode())
_broken = st.builds(lambda a, b: a + CANARY.encode() + b, st.binary(max_size=5), st.binary(max_size=5))
_others = _values.map(lambda value: json.dumps(value).encode())
_oversized = st.just(json.dumps(email_reminder(message=CANARY * 2000)).encode())
_bodies = _objects | _schedules | _others | _broken | _oversized
_queries = st.dictionaries(st.sampled_from(KNOWN_PARAMETERS) | _words, _words, max_size=3).map(urlencode)
_json_type = st.sampled_from(JSON_TYPES)


def _headers(content_type: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(
        {"content-type": content_type, "x-note": _visible},
        optional={"if-match": _visible, "idempotency-key": _visible},
    )


def _call(
    method: str, path: str, body: st.SearchStrategy[bytes | None], content_type: st.SearchStrategy[str]
) -> st.SearchStrategy[Request]:
    return st.builds(
        Request, st.just(method), st.just(path), body, _headers(content_type), st.just("") | _queries
    )


_anywhere = st.builds(
    lambda of, word: f"{of}/{quote(word, safe='')}", st.sampled_from([REMINDERS, SCHEDULES]), _words
)
_calls = [
    *(_call(method, path, _bodies, _json_type) for method, path in WITH_BODY),
    *(_call(method, path, _objects, _visible) for method, path in WITH_BODY),
    *(_call(method, path, st.none(), _visible) for method, path in WITHOUT_BODY),
    st.builds(
        Request, st.sampled_from(["GET", "PATCH", "DELETE"]), _anywhere, _objects, _headers(_json_type)
    ),
    st.builds(Request, st.sampled_from(UNKNOWN_METHODS), _anywhere | st.just(REMINDERS)),
]
bad_requests: st.SearchStrategy[Request] = st.one_of(_calls)


def mentions(data: Any) -> bool:  # noqa: ANN401  # a response or log entries
    """Returns whether the word is in `data`, in upper or lower case."""
    return CANARY in str(data).lower()
