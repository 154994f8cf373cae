"""Bodies of stop requests: forms, however malformed, and JSON as strict as in other calls."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.api.client import JSON, Api
from tests.unit.api.messages.link_requests import FORM, ONE_CLICK, call, post_form, sent_reminder, token
from tests.unit.api.world import World

URLENCODED = FORM["content-type"]
IN_B = "multipart/form-data; boundary=b"
NAMED = 'form-data; name="List-Unsubscribe"'


def form(disposition: str, value: str = "One-Click", boundary: str = "b") -> bytes:
    """Returns a form with one field, as mail programs send it."""
    part = f"Content-Disposition: {disposition}\r\n\r\n{value}"
    return f"--{boundary}\r\n{part}\r\n--{boundary}--\r\n".encode()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", URLENCODED),
        (b"List-Unsubscribe=Two-Clicks", URLENCODED),
        (b"list-unsubscribe=one-click", URLENCODED),
        (b"\xff=1", URLENCODED),
        (b"&".join([b"a=1"] * 30), URLENCODED),
        (form("form-data; name*=idna''%ff"), IN_B),
        (form("form-data"), IN_B),
        (form(NAMED), "multipart/form-data; boundary*=idna''%ff"),
        (form(NAMED), "multipart/form-data; boundary="),
        (form(NAMED), 'multipart/form-data; boundary="b'),
        (form(NAMED), "multipart/form-data; ;;="),
        (form('form-data; name="list-unsubscribe"'), IN_B),
        (form(NAMED, "one-click"), IN_B),
        (form(NAMED, boundary="bb"), IN_B),
        (form('inline; name="List-Unsubscribe"'), IN_B),
        (form('form-data; filename="; name=List-Unsubscribe"'), IN_B),
        (b"--b\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y--\r\n--b--", IN_B),
        (b"--b--\r\n" + form(NAMED), IN_B),
        (b"--b\r\n\r\nOne-Click\r\n--b--", IN_B),
        (b"--b\r\n" + ONE_CLICK, IN_B),
        (b"\xff\xfe--b", IN_B),
    ],
)
def test_a_form_without_one_click_is_rejected_as_lacking_it(
    api: Api, world: World, body: bytes, content_type: str
) -> None:
    link_token = token(world, sent_reminder(api, world, email=f"{api.owner}@example.org"))
    response = post_form(api, link_token, body, content_type)
    assert (response.status, response.codes) == (422, {("#", "missing")})
    assert call(api, "GET", link_token).json["stopped"] is None


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (ONE_CLICK, URLENCODED),
        (b"a=b&" + ONE_CLICK, "Application/X-WWW-Form-Urlencoded; charset=UTF-8"),
        (form("form-data; name=List-Unsubscribe"), IN_B),
        (form('Form-Data; charset=utf-8; NAME="List-Unsubscribe"; x*'), IN_B),
        (form(NAMED).replace(b"Disposition", b"DISPOSITION").replace(b"\r\n", b"\n"), IN_B),
        (form(NAMED).replace(b"Content", b"Content-Type: text/plain\r\nContent"), IN_B),
        (b"preamble\r\n" + form('form-data; name="a"')[:-7] + b"\r\n" + form(NAMED), IN_B),
        (form(NAMED, boundary="=_a b'?"), 'Multipart/Form-Data; x*; Boundary="=_a b\'?"; charset=utf-8'),
        (form(NAMED), "multipart/form-data;boundary=b;charset*"),
    ],
)
def test_a_mail_program_stops_messages_with_one_post_in_any_spelling_of_the_form(
    api: Api, world: World, body: bytes, content_type: str
) -> None:
    link_token = token(world, sent_reminder(api, world, email=f"{api.owner}@example.org"))
    response = post_form(api, link_token, body, content_type)
    assert (response.status, response.json) == (200, {"stopped": "owner"})
    assert "location" not in response.headers
    assert call(api, "GET", link_token).json["stopped"] == "owner"


def test_a_large_or_compressed_form_is_rejected(api: Api, world: World) -> None:
    link_token = token(world, sent_reminder(api, world, email=f"{api.owner}@example.org"))
    assert post_form(api, link_token, b"a" * (16 * 1024 + 1)).status == 413
    headers = FORM | {"content-encoding": "gzip"}
    compressed = api.call("POST", f"/v1/messages/{link_token}/stop", ONE_CLICK, headers)
    assert (compressed.status, compressed.json["code"]) == (415, "unsupported_media_type")
    assert call(api, "GET", link_token).json["stopped"] is None


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (b"{}", {("#/scope", "missing")}),
        (b'{"scope": null}', {("#/scope", "wrong_type")}),
        (b'{"scope": "Owner"}', {("#/scope", "unknown_value")}),
        (b'{"scope": "x", "y": 1}', {("#/scope", "unknown_value"), ("#", "unknown_member")}),
        (b'{"scope": "owner", "y": 1}', {("#", "unknown_member")}),
        (b"[]", {("#", "wrong_type")}),
        (b"null", {("#", "wrong_type")}),
    ],
)
def test_every_broken_rule_of_the_json_is_named(
    api: Api, world: World, body: bytes, codes: set[tuple[str, str]]
) -> None:
    link_token = token(world, sent_reminder(api, world, email=f"{api.owner}@example.org"))
    response = post_form(api, link_token, body, JSON["content-type"])
    assert (response.status, response.codes) == (422, codes)
    assert call(api, "GET", link_token).json["stopped"] is None


@pytest.mark.parametrize(
    ("body", "content_type", "refused"),
    [
        (b'{"scope": "owner"}', "application/json; charset=latin-1", (415, "unsupported_media_type")),
        (b'{"scope": "owner"}', "application/json; charset*", (415, "unsupported_media_type")),
        (b'{"scope": "owner"}', "application/merge-patch+json", (415, "unsupported_media_type")),
        (ONE_CLICK, "text/plain", (415, "unsupported_media_type")),
        (ONE_CLICK, "", (415, "unsupported_media_type")),
        (b"", "application/json", (400, "invalid_json")),
        (b'{"scope": "\xff"}', "application/json", (400, "invalid_json")),
        (b'{"scope": "owner", "scope": "site"}', "application/json", (400, "invalid_json")),
    ],
)
def test_any_other_body_is_json_as_strict_as_in_other_calls(
    api: Api, world: World, body: bytes, content_type: str, refused: tuple[int, str]
) -> None:
    link_token = token(world, sent_reminder(api, world, email=f"{api.owner}@example.org"))
    response = post_form(api, link_token, body, content_type)
    assert (response.status, response.json["code"]) == refused
    assert call(api, "GET", link_token).json["stopped"] is None
    snoozed = api.call("POST", f"/v1/messages/{link_token}/snooze", body, {"content-type": content_type})
    assert (snoozed.status, snoozed.json["code"]) == refused


def test_utf8_json_under_any_charset_name_stops_messages(api: Api, world: World) -> None:
    link_token = token(world, sent_reminder(api, world, email=f"{api.owner}@example.org"))
    response = post_form(api, link_token, b'{"scope": "site"}', 'Application/JSON; Charset="UTF8"')
    assert (response.status, response.json) == (200, {"stopped": "site"})


_plain = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=8)
_names = st.builds(
    str.__add__,
    st.sampled_from(["name", "filename", "boundary", "charset", "x"]) | _plain,
    st.sampled_from(["", "*", "*0", "*0*", "*1", "*1*", "*x"]),
)
_values = st.sampled_from(
    [
        *("", "=", "=b", '="b"', '="', "=undefined''b", "=undefined''%ff", "=idna''%ff", "=utf-8''%ff"),
        *("=''", "=utf-8'", "=utf-16''b", '="List-Unsubscribe"', "=List-Unsubscribe", "=\x00''", "=%"),
    ]
) | _plain.map("={}".format)
_parameters = st.lists(st.builds(str.__add__, _names, _values), max_size=3).map("; ".join)
_types = st.builds(
    "{}; {}".format,
    st.sampled_from(["multipart/form-data; boundary=b", "multipart/form-data", "application/json", "x", ""]),
    _parameters,
)
_forms = st.builds(form, st.builds("form-data; {}".format, _parameters), st.sampled_from(["One-Click", ""]))
_bodies = _forms | st.binary(max_size=40) | st.just(b'{"scope": "owner"}')


@pytest.fixture(scope="module")
def shared_token(shared: Api, world: World) -> str:
    return token(world, sent_reminder(shared, world))


@given(_bodies, _types)
def test_any_body_gets_a_documented_response(
    shared: Api, shared_token: str, body: bytes, content_type: str
) -> None:
    response = post_form(shared, shared_token, body, content_type)
    assert response.status in {200, 400, 415, 422}
