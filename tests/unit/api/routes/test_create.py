"""Creating a reminder: what is stored, what is returned, and what stays as it was sent."""

from __future__ import annotations

import pytest

from tests.unit.api.client import Api
from tests.unit.api.world import NOW, World


def test_the_response_shows_the_whole_reminder(api: Api) -> None:
    response = api.post(
        {
            "message": "Call the plumber",
            "preference": "both",
            "email": "nora@example.org",
            "phone": "+61 (491) 570-156",
            "dueAt": "2026-11-24T09:00:00",
            "timezone": "Australia/Sydney",
        }
    )
    reminder_id = response.json["id"]
    assert response.status == 201
    assert response.headers["location"] == f"/v1/reminders/{reminder_id}"
    assert response.headers["etag"] == '"1"'
    waiting = {"status": "waiting", "at": None, "messageId": None, "error": None, "outcome": None}
    assert response.json == {
        "id": reminder_id,
        "status": "scheduled",
        "preference": "both",
        "message": "Call the plumber",
        "subject": None,
        "email": "nora@example.org",
        "phone": "+61491570156",
        "dueAt": "2026-11-23T22:00:00Z",
        "dueAtLocal": "2026-11-24T09:00:00+11:00",
        "timezone": "Australia/Sydney",
        "localTime": "2026-11-24T09:00:00",
        "createdAt": "2026-11-23T09:00:00.250Z",
        "updatedAt": "2026-11-23T09:00:00.250Z",
        "claimedAt": None,
        "finishedAt": None,
        "version": 1,
        "snoozedFrom": None,
        "reference": None,
        "metadata": {},
        "attention": False,
        "doneAt": None,
        "askedBy": None,
        "scheduleId": None,
        "occurrence": None,
        "reason": None,
        "deliveries": {"email": waiting, "sms": waiting},
    }


def test_it_is_stored_and_its_timer_started(api: Api, world: World) -> None:
    reminder_id = api.create()["id"]
    assert world.store.get(api.owner, reminder_id) is not None
    listed = world.stepfunctions.list_executions(stateMachineArn=world.state_machine_arn)
    assert f"{reminder_id}-g1" in {execution["name"] for execution in listed["executions"]}


def test_a_wait_starts_at_receipt_and_is_rounded_up(api: Api) -> None:
    assert api.create(waitSeconds=5)["dueAt"] == "2026-11-23T09:00:06Z"
    api.clock.now = NOW.replace(microsecond=0)
    assert api.create(waitSeconds=5)["dueAt"] == "2026-11-23T09:00:05Z"


def test_only_the_channels_of_the_preference_have_deliveries(api: Api) -> None:
    reminder = api.create(preference="email", phone="+61491570156")
    assert set(reminder["deliveries"]) == {"email"}
    assert reminder["phone"] == "+61491570156"


@pytest.mark.parametrize(
    "message",
    [
        "Anruf: Müller 📞👩‍👩‍👧",
        "שלום עולם — اتصل بالسباك",
        "first line\r\nsecond\tcolumn\nthird",
        "x" * 1600,
        "\N{GRINNING FACE}" * 1600,
        "<b>&amp;</b> 'quotes' \"double\" \\ / {braces} %s",
    ],
)
def test_messages_are_stored_unchanged(api: Api, message: str) -> None:
    reminder = api.create(message=message, subject="Über 📞")
    assert (reminder["message"], reminder["subject"]) == (message, "Über 📞")
    assert api.get(f"/v1/reminders/{reminder['id']}").json["message"] == message


def test_null_means_absent_for_an_optional_member(api: Api) -> None:
    reminder = api.create(subject=None, phone=None, timezone=None, dueAt=None)
    assert (reminder["subject"], reminder["timezone"]) == (None, "UTC")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Nora.Smith+tag@Example.ORG", "Nora.Smith+tag@example.org"),
        ("nora@bücher.example", "nora@xn--bcher-kva.example"),
        ("success@simulator.amazonses.com", "success@simulator.amazonses.com"),
    ],
)
def test_email_addresses_are_stored_as_the_mail_service_accepts_them(api: Api, sent: str, kept: str) -> None:
    assert api.create(email=sent)["email"] == kept
