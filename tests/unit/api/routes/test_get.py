"""Reading one reminder: its current state, and nothing internal. Health needs no sign-in."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.api.client import Api
from tests.unit.api.records import build_reminder, save
from tests.unit.api.world import NOW, World
from workflow.outcomes.outcome import Outcome
from workflow.reminders.reminder import Delivery


def test_it_equals_the_response_to_its_creation(api: Api) -> None:
    reminder = api.create()
    response = api.get(f"/v1/reminders/{reminder['id']}")
    assert (response.status, response.json) == (200, reminder)
    assert response.headers["etag"] == '"1"'
    assert response.headers["cache-control"] == "no-store"


def test_a_final_reminder_shows_the_outcome_of_each_channel(api: Api, world: World) -> None:
    deliveries = {
        "email": Delivery(status="sent", at=NOW, message_id="0100"),
        "sms": Delivery(status="failed", at=NOW, error="SNS.InvalidParameterException"),
    }
    (reminder_id,) = save(
        world,
        build_reminder(
            api.owner,
            "partially_sent",
            deliveries=deliveries,
            version=4,
            claimed_at=NOW,
            claimed_by="execution",
            finished_at=NOW + timedelta(seconds=1),
            email_feedback=Outcome(status="undelivered", at=NOW + timedelta(seconds=2), code="mailbox_full"),
        ),
    )
    response = api.get(f"/v1/reminders/{reminder_id}")
    assert response.headers["etag"] == '"4"'
    assert response.json["deliveries"] == {
        "email": {
            "status": "sent",
            "at": "2026-11-23T09:00:00.250Z",
            "messageId": "0100",
            "error": None,
            "outcome": {
                "status": "undelivered",
                "at": "2026-11-23T09:00:02.250Z",
                "code": "mailbox_full",
                "detail": "The recipient's mailbox is full.",
            },
        },
        "sms": {
            "status": "failed",
            "at": "2026-11-23T09:00:00.250Z",
            "messageId": None,
            "error": {"code": "invalid_recipient", "detail": "This number can't receive the message."},
            "outcome": None,
        },
    }
    assert response.json["claimedAt"] == "2026-11-23T09:00:00.250Z"
    assert response.json["finishedAt"] == "2026-11-23T09:00:01.250Z"


def test_internal_attributes_are_never_shown(api: Api, world: World) -> None:
    (reminder_id,) = save(
        world, build_reminder(api.owner, claimed_by="arn:the-execution", change_id="the-change")
    )
    response = api.get(f"/v1/reminders/{reminder_id}")
    assert not {"owner", "generation", "claimedBy", "changeId", "listKey", "watch", "checkAt"} & set(
        response.json
    )
    for hidden in (api.owner, "the-execution", "the-change"):
        assert hidden not in response.content.decode()


def test_health_needs_no_sign_in(world: World) -> None:
    response = world.api(None).get("/v1/health")
    assert (response.status, response.json) == (200, {"status": "ok"})
    assert world.api(None).call("HEAD", "/v1/health").status == 200
