"""Which phone numbers are accepted for SMS: by kind and country, in twenty-eight countries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.api.client import Api, email_reminder
from tests.unit.api.sending import send, snooze_path
from tests.unit.api.stored_reminders import path_of, saved_reminder
from tests.unit.api.world import World

TABLE = json.loads(Path("tests/phone_numbers.json").read_text())
"""The page's tests use the same table, so that both accept the same numbers."""

COUNTRIES = tuple(sorted({row["country"] for row in TABLE["numbers"]}))
NOT_MOBILE = ("#/phone", "phone_not_mobile")
WORDS = {
    "company": "a company's number",
    "fixed line": "a fixed line",
    "internet telephony": "an internet telephony number",
    "pager": "a pager",
    "personal": "a personal number",
    "premium rate": "a premium-rate number",
    "shared cost": "a shared-cost number",
    "toll-free": "a toll-free number",
    "voicemail": "a voicemail access number",
}


@pytest.fixture(scope="module")
def everywhere(world: World) -> Api:
    """The API of a deployment that allows all countries of the table."""
    return world.api("everywhere", sms_countries=COUNTRIES)


def errors_of_phone(api: Api, number: str) -> dict[str, str]:
    """Returns the codes and messages about `number`; the request lacks a time, so it creates nothing."""
    errors = api.post(email_reminder(phone=number, waitSeconds=...)).json["errors"]
    found = {each["code"]: each["detail"] for each in errors}
    del found["due_time_required"]
    return found


@pytest.mark.parametrize("country", COUNTRIES)
def test_only_possible_mobile_numbers_are_accepted(everywhere: Api, country: str) -> None:
    for row in TABLE["numbers"]:
        if row["country"] != country:
            continue
        expected = (
            {"phone_not_mobile": f"Must be a mobile number: this one is {WORDS[row['kind']]}."}
            if row["kind"] in WORDS
            else {}
        )
        assert errors_of_phone(everywhere, row["number"]) == expected, row


@pytest.mark.parametrize("row", TABLE["sharedCodes"], ids=lambda row: row["country"])
def test_countries_that_share_a_calling_code_are_distinguished(world: World, row: dict[str, Any]) -> None:
    api = world.api("sharing", sms_countries=(row["allowed"],))
    message = errors_of_phone(api, row["number"])["country_not_allowed"]
    assert message == f"Text messages can go to: {row['allowed']}. This number is of {row['country']}."
    own = world.api("sharing", sms_countries=(row["country"],))
    assert "country_not_allowed" not in errors_of_phone(own, row["number"])


@pytest.mark.parametrize("number", ["+979123456789", "+88216123456"])
def test_a_number_of_no_country_is_rejected(everywhere: Api, number: str) -> None:
    message = errors_of_phone(everywhere, number)
    assert message.keys() == {"country_not_allowed", "phone_not_mobile"}
    assert message["country_not_allowed"].endswith("This number is of no country.")


def test_a_stored_number_is_checked_again_when_it_is_snoozed(api: Api, world: World) -> None:
    fixed = "+61255501234"
    stored = saved_reminder(api, world, preference="email", phone=fixed).id
    assert api.patch(path_of(stored), {"message": "Call again"}).status == 200
    assert api.patch(path_of(stored), {"preference": "sms"}).codes == {NOT_MOBILE}
    sent = saved_reminder(api, world, "sent", preference="sms", phone=fixed)
    response = send(api, snooze_path(sent.id), {"waitSeconds": 60})
    assert (response.status, response.codes) == (422, {("#", "phone_not_mobile")})


def test_if_sms_is_off_an_unused_number_is_stored(world: World) -> None:
    api = world.api("off", sms_countries=())
    assert api.post(email_reminder(phone="+61255501234")).status == 201


@pytest.mark.parametrize(
    "written",
    [
        "\u202a+61491570156\u202c",
        "\u200e+61 491 570 156\u200f",
        "\u2066+61\u2069 491 570 156",
        "+61\u00a0491\u202f570\u2009156",
        "+61491\u00ad570156\u2060",
        "\u3000+61 (491) 570-156 ",
        "\u061c+61\u200b491\u200d570\u200c156",
        "+61 491\u2011570\u2013156",
        "\U000e0020+61491570156",
    ],
    ids=ascii,
)
def test_invisible_characters_around_a_pasted_number_are_removed(written: str, api: Api) -> None:
    assert api.create(phone=written)["phone"] == "+61491570156"


@pytest.mark.parametrize("written", ["+61491570156\n", "\t+61491570156", "+61x491570156", "\u202a\u202c"])
def test_a_number_that_stays_invalid_is_rejected(api: Api, written: str) -> None:
    assert api.post(email_reminder(phone=written)).codes == {("#/phone", "invalid_phone")}
