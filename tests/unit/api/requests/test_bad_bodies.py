"""Bodies that are not strict JSON in UTF-8, and unknown paths."""

from __future__ import annotations

import json

import pytest

from tests.unit.api.client import JSON, REQUEST_ID, Api, email_reminder
from tests.unit.api.world import World

GOOD = json.dumps(email_reminder()).encode()


def nested(depth: int) -> bytes:
    return b'{"message": ' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"


@pytest.mark.parametrize(
    "body",
    [
        None,
        b"",
        b" ",
        b'{"message": "x",}',
        b"{'message': 'x'}",
        b"message=x",
        GOOD + b"x",
        GOOD[:-1] + b', "waitSeconds": 6}',
        GOOD[:-1] + b', "x": {"a": 1, "a": 1}}',
        GOOD.replace(b"3600", b"NaN"),
        GOOD.replace(b"3600", b"-Infinity"),
        GOOD.replace(b"Call", b"half \\ud83d"),
        GOOD.replace(b'"message"', b'"\\udc00"'),
        GOOD.replace(b"Call", b"\xed\xa0\x80"),
        GOOD.replace(b"Call", b"raw\nline"),
        GOOD.decode().encode("utf-16"),
        nested(21),
        b"[" * 16000,
        b'{"a":' * 3000,
    ],
    ids=lambda body: ascii(body)[:40],
)
def test_a_body_that_is_not_strict_json_is_rejected(shared: Api, body: bytes | None) -> None:
    response = shared.call("POST", "/v1/reminders", body, JSON)
    assert (response.status, response.json["code"]) == (400, "invalid_json")
    assert response.json["requestId"] == REQUEST_ID
    assert response.json["title"] == "Bad Request"


def test_invalid_utf8_is_rejected_if_the_gateway_passes_it_on(world: World) -> None:
    body = GOOD.replace(b"Call", b"\xff")
    response = world.api("bytes").call("POST", "/v1/reminders", body, {"content-type": "Application/json"})
    assert (response.status, response.json["code"]) == (400, "invalid_json")


def test_nesting_up_to_the_limit_is_accepted(shared: Api) -> None:
    response = shared.call("POST", "/v1/reminders", nested(20), JSON)
    assert ("#/message", "wrong_type") in response.codes


@pytest.mark.parametrize("written", ["\\ufffd", "\ufffd"], ids=["escaped", "as it is"])
@pytest.mark.parametrize(
    "headers", [JSON, {"content-type": "Application/json"}, JSON | {"content-length": ""}], ids=repr
)
def test_the_replacement_character_is_a_valid_character(
    api: Api, written: str, headers: dict[str, str]
) -> None:
    body = GOOD.replace(b"Call", f"{written} \\ud83d\\ude00".encode())
    response = api.call("POST", "/v1/reminders", body, headers)
    assert response.json["message"] == "\ufffd \N{GRINNING FACE}"


@pytest.mark.parametrize("broken", [b"Caf\xe9", b"Caf\xe9 \xef\xbf\xbd", b"\xf0\x9f"])
def test_bytes_that_the_gateway_replaced_are_rejected(shared: Api, broken: bytes) -> None:
    response = shared.call("POST", "/v1/reminders", GOOD.replace(b"Call", broken), JSON)
    assert (response.status, response.json["code"]) == (400, "invalid_json")


def test_a_body_over_16_kib_is_too_large(api: Api) -> None:
    padding = b" " * (16 * 1024 - len(GOOD))
    assert api.call("POST", "/v1/reminders", GOOD + padding, JSON).status == 201
    response = api.call("POST", "/v1/reminders", GOOD + padding + b" ", JSON)
    assert (response.status, response.json["code"]) == (413, "body_too_large")
    assert response.json["title"] == "Content Too Large"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/v1",
        "/v1/reminder",
        "/V1/reminders",
        "//v1/reminders",
        "/v1/reminders/a/b",
        "/docs/../handler.py",
        "/docs/index.html",
        "/redoc",
    ],
)
def test_an_unknown_path_is_not_found_and_not_redirected(shared: Api, path: str) -> None:
    response = shared.call("GET", path)
    assert (response.status, response.json["code"]) == (404, "not_found")
    assert "location" not in response.headers
