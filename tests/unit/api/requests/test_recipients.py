"""The list of allowed recipients applies to every call that sets a recipient."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.api.client import Api, email_reminder
from tests.unit.api.sending import reminder_ids, send, snooze_path
from tests.unit.api.stored_reminders import path_of, saved_reminder
from tests.unit.api.world import World
from workflow.reminders.recipients import SIMULATOR, is_phone_allowed

ALLOWED = ("example.org", "xn--bcher-kva.example", "+6149", "+64")
NOT_ALLOWED = "recipient_not_allowed"


@pytest.fixture
def private(world: World) -> Api:
    """The API of a deployment that allows only some recipients."""
    return world.new_owner(allowed_recipients=ALLOWED)


def both(email: str, phone: str) -> dict[str, Any]:
    return email_reminder(preference="both", email=email, phone=phone)


@pytest.mark.parametrize(
    ("email", "phone"),
    [
        ("nora@EXAMPLE.org", "+61 491 570 156"),
        ("nora@bücher.example", "+64 21 123 4567"),
        (SIMULATOR, "+61 491 570 156"),
    ],
)
def test_recipients_on_the_list_are_accepted(private: Api, email: str, phone: str) -> None:
    assert private.post(both(email, phone)).status == 201


@pytest.mark.parametrize(
    "email",
    [
        "nora@sub.example.org",
        "nora@notexample.org",
        "nora@example.org.elsewhere.example",
        "example.org@elsewhere.example",
        "bounce@simulator.amazonses.com",
    ],
)
def test_an_address_that_is_not_on_the_list_is_rejected(private: Api, email: str) -> None:
    response = private.post(email_reminder(email=email))
    assert (response.status, response.codes) == (422, {("#/email", NOT_ALLOWED)})
    (error,) = response.json["errors"]
    assert error["detail"] == "Reminders can go to: example.org, xn--bcher-kva.example, +6149, +64."
    assert reminder_ids(private) == []


def test_a_number_not_on_the_list_is_rejected_though_its_country_is_allowed(private: Api) -> None:
    assert private.post(both("nora@example.org", "+61412345678")).codes == {("#/phone", NOT_ALLOWED)}
    unused = email_reminder(email="nora@example.org", phone="+61412345678")
    assert private.post(unused).codes == {("#/phone", NOT_ALLOWED)}


def test_all_errors_are_returned_together(private: Api) -> None:
    assert private.post(both("nora@elsewhere.example", "+14254147755")).codes == {
        ("#/email", NOT_ALLOWED),
        ("#/phone", NOT_ALLOWED),
        ("#/phone", "country_not_allowed"),
    }


def test_a_list_without_numbers_allows_no_number(world: World) -> None:
    api = world.new_owner(allowed_recipients=("example.org",))
    assert api.post(both("nora@example.org", "+61491570156")).codes == {("#/phone", NOT_ALLOWED)}


def test_a_change_to_another_recipient_is_checked(private: Api) -> None:
    before = private.post(both("nora@example.org", "+61491570156")).json
    path = path_of(before["id"])
    for name, value in (("email", "nora@elsewhere.example"), ("phone", "+61412345678")):
        assert private.patch(path, {name: value}).codes == {(f"#/{name}", NOT_ALLOWED)}
    assert private.get(path).json == before
    assert private.patch(path, {"email": SIMULATOR, "phone": "+61491570157"}).status == 200


def test_other_changes_accept_a_recipient_that_was_removed_from_the_list(private: Api, world: World) -> None:
    stored = saved_reminder(private, world, email="nora@elsewhere.example", preference="both").id
    assert private.patch(path_of(stored), {"message": "Call again"}).status == 200
    assert private.patch(path_of(stored), {"preference": "sms"}).status == 200
    assert private.patch(path_of(stored), {"preference": "both"}).codes == {("#/email", NOT_ALLOWED)}


def test_a_snooze_is_checked_against_the_current_list(private: Api, world: World) -> None:
    for preference, codes in (("both", {("#", NOT_ALLOWED)}), ("sms", None)):
        old = saved_reminder(private, world, "sent", email="nora@elsewhere.example", preference=preference)
        response = send(private, snooze_path(old.id), {"waitSeconds": 60})
        if codes is None:
            assert response.status == 201, "it needs no email"
        else:
            assert (response.status, response.codes) == (422, codes)
            assert "nora" not in response.content.decode()


@given(st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True), st.integers(1, 8))
def test_every_prefix_of_a_number_allows_it(number: str, length: int) -> None:
    beginning = number[: 1 + length]
    assert is_phone_allowed(number, ("example.org", beginning))
    assert not is_phone_allowed(number, ("example.org", f"+0{beginning[1:]}"))
