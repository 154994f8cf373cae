"""Content codings and media types: RFC 9110, sections 8.4, 12.5.3 and 15.5.16, as tables."""

from __future__ import annotations

import gzip
import json
import uuid

import pytest

from tests.unit.api.client import Api, email_reminder
from tests.unit.api.records import build_reminder, save
from tests.unit.api.stored_reminders import path_of
from tests.unit.api.world import World

GOOD = json.dumps(email_reminder()).encode()
ACCEPTED = [
    ("gzip", True),
    ("GZIP", True),
    ("x-gzip", True),
    ("gzip, deflate, br", True),
    ("gzip;q=0.001", True),
    ("gzip ; q=1.000", True),
    ("gzip; Q=0.5", True),
    ("*", True),
    ("*;q=0.5", True),
    ("br, *;q=0.1", True),
    ("gzip, identity", True),
    ("identity;q=0.5, gzip;q=0.8", True),
    ("identity;q=0, gzip", True),
    ("", False),
    ("identity", False),
    ("br", False),
    ("gzip;q=0", False),
    ("gzip;q=0.000", False),
    ("gzip;q=0, *", False),
    ("*;q=0", False),
    ("identity;q=0", False),
    ("identity;q=0, gzip;q=0", False),
    ("identity, gzip;q=0.5", False),
    ("gzip;q=2", False),
    ("gzip;q=x", False),
    ("notgzip", False),
    ("gzipped", False),
]


@pytest.fixture(scope="module")
def long_list(world: World) -> Api:
    """An owner whose list is large enough to be compressed."""
    api = world.api(uuid.uuid4().hex)
    save(world, *(build_reminder(api.owner) for _ in range(20)))
    return api


@pytest.mark.parametrize(("accept", "is_gzipped"), ACCEPTED)
def test_lists_are_compressed_if_the_client_accepts_it(long_list: Api, accept: str, is_gzipped: bool) -> None:
    plain = long_list.get("/v1/reminders")
    response = long_list.call("GET", "/v1/reminders", headers={"accept-encoding": accept})
    assert response.headers["vary"] == "Accept-Encoding"
    assert (response.headers.get("content-encoding") == "gzip") == is_gzipped
    assert (response.headers["etag"] != plain.headers["etag"]) == is_gzipped
    assert (gzip.decompress(response.content) if is_gzipped else response.content) == plain.content


@pytest.mark.parametrize("accept", ["gzip", "identity;q=0, gzip", "*;q=0"])
def test_a_single_reminder_is_never_compressed(api: Api, accept: str) -> None:
    response = api.call(
        "GET", path_of(api.create(message="x" * 1000)["id"]), headers={"accept-encoding": accept}
    )
    assert "content-encoding" not in response.headers


def test_a_small_list_is_compressed_if_the_client_rejects_identity(api: Api) -> None:
    for accept, coding in (("gzip", None), ("gzip, identity;q=0", "gzip"), ("gzip, *;q=0", "gzip")):
        response = api.call("GET", "/v1/reminders", headers={"accept-encoding": accept})
        assert response.headers.get("content-encoding") == coding


@pytest.mark.parametrize(
    ("content_encoding", "is_taken"),
    [
        ("", True),
        ("identity", True),
        ("Identity", True),
        ("gzip", False),
        ("GZIP", False),
        ("br", False),
        ("identity, gzip", False),
        ("aws-chunked", False),
        ("x", False),
    ],
)
def test_only_bodies_without_a_coding_are_accepted(api: Api, content_encoding: str, is_taken: bool) -> None:
    sent = {"content-type": "application/json", "content-encoding": content_encoding}
    path = path_of(api.create()["id"])
    for method, where in (("POST", "/v1/reminders"), ("PATCH", path)):
        response = api.call(method, where, GOOD, sent)
        assert (response.status != 415) == is_taken
        if not is_taken:
            assert response.headers["accept-encoding"] == "identity"
            assert "accept" not in response.headers


def test_the_error_of_another_media_type_lists_the_accepted_ones(api: Api) -> None:
    sent = {"content-type": "text/plain"}
    made_by = api.call("POST", "/v1/reminders", GOOD, sent)
    changed = api.call("PATCH", path_of(api.create()["id"]), GOOD, sent)
    assert (made_by.status, changed.status) == (415, 415)
    assert made_by.headers["accept"] == "application/json"
    assert "accept-patch" not in made_by.headers
    assert changed.headers["accept-patch"] == "application/json, application/merge-patch+json"
    assert "accept-encoding" not in changed.headers


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", "UTF8", '"utf-8"', "utf_8", "U8"])
def test_other_names_of_utf8_are_accepted(api: Api, charset: str) -> None:
    sent = {"content-type": f"application/json; charset={charset}"}
    assert api.call("POST", "/v1/reminders", GOOD, sent).status == 201


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "latin-1", "x", "utf-8-sig"])
def test_other_charsets_are_rejected(api: Api, charset: str) -> None:
    sent = {"content-type": f"application/json; charset={charset}"}
    assert api.call("POST", "/v1/reminders", GOOD, sent).status == 415


@pytest.mark.parametrize(("marks", "status"), [(1, 201), (2, 400)])
def test_one_byte_order_mark_is_accepted(api: Api, marks: int, status: int) -> None:
    sent = {"content-type": "application/json"}
    assert api.call("POST", "/v1/reminders", b"\xef\xbb\xbf" * marks + GOOD, sent).status == status
