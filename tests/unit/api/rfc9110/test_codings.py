"""Content codings and media types: RFC 9110, sections 8.4, 12.5.3 and 15.5.16, as tables."""

from __future__ import annotations

import gzip
import json

import pytest

from tests.unit.api.client import JSON, Api, email_reminder
from tests.unit.api.records import build_reminder, save
from tests.unit.api.schedules.schedule_requests import NOBODYS
from tests.unit.api.stored_reminders import path_of
from tests.unit.api.world import World

GOOD = json.dumps(email_reminder()).encode()
ACCEPTED = [
    ("gzip", True),
    ("X-GZIP", True),
    ("gzip, deflate, br", True),
    ("gzip;q=0.001", True),
    ("gzip ; q=1.000", True),
    ("gzip; Q=0.5", True),
    ("*", True),
    ("br, *;q=0.1", True),
    ("gzip, identity", True),
    ("identity;q=0.5, gzip;q=0.8", True),
    ("identity;q=0, gzip", True),
    ("", False),
    ("identity", False),
    ("br", False),
    ("gzip;q=0", False),
    ("gzip;q=0, *", False),
    ("*;q=0", False),
    ("identity;q=0", False),
    ("identity, gzip;q=0.5", False),
    ("gzip;q=2", False),
    ("gzipped", False),
]


@pytest.fixture(scope="module")
def long_list(world: World) -> Api:
    """An owner whose list is just large enough to be compressed."""
    api = world.new_owner()
    save(world, *(build_reminder(api.owner) for _ in range(4)))
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
        ("Identity", True),
        ("gzip", False),
        ("identity, gzip", False),
        ("aws-chunked", False),
    ],
)
def test_only_bodies_without_a_coding_are_accepted(
    shared: Api, content_encoding: str, is_taken: bool
) -> None:
    sent = JSON | {"content-encoding": content_encoding}
    for method, path in (("POST", "/v1/reminders"), ("PATCH", f"/v1/reminders/{NOBODYS}")):
        response = shared.call(method, path, GOOD, sent)
        assert (response.status != 415) == is_taken
        if not is_taken:
            assert response.headers["accept-encoding"] == "identity"
            assert "accept" not in response.headers


@pytest.mark.parametrize(
    ("content_type", "created", "changed"),
    [
        ("application/json", 201, 200),
        ("application/json; charset=utf-8", 201, 200),
        ('Application/JSON;charset="UTF-8"', 201, 200),
        ("application/json; charset=utf8", 201, 200),
        ("application/json; charset=U8", 201, 200),
        ("application/merge-patch+json", 415, 200),
        ("Application/Merge-Patch+JSON; charset=utf-8", 415, 200),
        ("application/json-patch+json", 415, 415),
        ("application/jsonp", 415, 415),
        ("application/x-www-form-urlencoded", 415, 415),
        ("text/plain", 415, 415),
        ("", 415, 415),
        ("application/json; charset=latin-1", 415, 415),
        ("application/json; charset=utf-16", 415, 415),
        ("application/json; charset=utf-8-sig", 415, 415),
        ("application/json; charset=x", 415, 415),
        ("application/json; a*=1; a*0=2", 415, 415),
        ("application/json; a*" + "1" * 5000 + "=1", 415, 415),
    ],
    ids=lambda value: str(value)[:50],
)
def test_a_body_is_json_in_utf8_and_a_change_may_be_a_merge_patch(
    api: Api, content_type: str, created: int, changed: int
) -> None:
    path = path_of(api.create()["id"])
    sent = {"content-type": content_type}
    create = api.call("POST", "/v1/reminders", GOOD, sent)
    change = api.call("PATCH", path, b'{"message": "Ring"}', sent)
    assert (create.status, change.status) == (created, changed)
    for response, header, accepted in (
        (create, "accept", "application/json"),
        (change, "accept-patch", "application/json, application/merge-patch+json"),
    ):
        if response.status == 415:
            assert (response.json["code"], response.headers[header]) == ("unsupported_media_type", accepted)
            assert "accept-encoding" not in response.headers
    assert "accept-patch" not in create.headers
    assert api.get(path).json["message"] == ("Ring" if changed == 200 else "Call")


@pytest.mark.parametrize(("marks", "status"), [(1, 201), (2, 400)])
def test_one_byte_order_mark_is_accepted(api: Api, marks: int, status: int) -> None:
    assert api.call("POST", "/v1/reminders", b"\xef\xbb\xbf" * marks + GOOD, JSON).status == status
