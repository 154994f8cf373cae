"""Tests that each delivered message is reported once, saved once, and compared with its due time."""

import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
import pytest
from moto import mock_aws

from tests.aws import REGION, create_table
from tests.clock import Clock
from tools.local.inbox.deliveries import Deliveries
from tools.local.inbox.messages import Message

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

DUE = datetime(2026, 3, 1, 12, tzinfo=UTC)
FIRST, SECOND = "0193a1b2-0000-7000-8000-00000000000a", "0193a1b2-0000-7000-8000-00000000000b"


def email(message_id: str, text: str, at: datetime) -> Message:
    whole = f"{text}\n\nDue: then\n\n-- \nnora@example.org asked for this to be sent to you.\n"
    return Message(
        channel="email", message_id=message_id, recipient="a@example.org", text=whole, html="<p>☎</p>", at=at
    )


def sms(message_id: str, text: str) -> Message:
    return Message(channel="sms", message_id=message_id, recipient="+61491570156", text=text)


def test_nobody_else_may_read_delivered_messages(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Deliveries(list, None, "-", tmp_path / "outbox")
    assert stat.S_IMODE((tmp_path / "outbox").stat().st_mode) == 0o700


class World:
    """A table with reminders, an outbox, a clock, and the messages so far."""

    def __init__(self, client: "DynamoDBClient", folder: Path) -> None:
        self.client = client
        self.messages: list[Message] = []
        self.clock = Clock(DUE)
        self.table = create_table(client)
        self.deliveries = Deliveries(lambda: self.messages, client, self.table, folder / "outbox", self.clock)

    def remind(self, reminder_id: str, due: datetime, message: str = "Call") -> None:
        item = {"owner": "local", "id": reminder_id, "message": message, "phone": "+61491570156"}
        item["email"] = "a@example.org"
        item["dueAt"] = due.strftime("%Y-%m-%dT%H:%M:%SZ")
        self.client.put_item(TableName=self.table, Item={key: {"S": value} for key, value in item.items()})


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with mock_aws():
        yield World(boto3.client("dynamodb", region_name=REGION), tmp_path)


def test_an_email_belongs_to_the_last_reminder_of_its_text_that_was_due(world: World, tmp_path: Path) -> None:
    world.remind(FIRST, DUE, "Call\n\nnow")
    world.remind(SECOND, DUE + timedelta(seconds=1), "Call\n\nnow")
    world.remind("other", DUE + timedelta(milliseconds=300), "Call the plumber")
    world.messages = [email("m1", "Call\n\nnow", DUE + timedelta(milliseconds=400))]
    world.clock.now = DUE + timedelta(seconds=5)
    assert world.deliveries.new_lines() == [
        "email to a@example.org, 0.4 s after it was due: Call  [001-email.html]"
    ]
    assert (tmp_path / "outbox" / "001-email.html").read_text(encoding="utf-8") == "<p>☎</p>"


def test_an_sms_belongs_to_the_last_reminder_of_its_text_that_was_due(world: World, tmp_path: Path) -> None:
    world.remind(FIRST, DUE - timedelta(seconds=2), "Call ☎\nnow")
    world.remind(SECOND, DUE + timedelta(seconds=1), "Call ☎\nnow")
    world.messages = [sms("m1", "Call ☎\nnow")]
    assert world.deliveries.new_lines() == [
        "sms   to +61491570156, 2.0 s after it was due: Call ☎  [001-sms.txt]"
    ]
    assert (tmp_path / "outbox" / "001-sms.txt").read_bytes() == "Call ☎\nnow".encode()


def test_an_early_message_has_a_negative_delay(world: World) -> None:
    world.remind(FIRST, DUE + timedelta(seconds=3))
    world.messages = [sms("m1", "Call"), email("m2", "Call", DUE)]
    assert [line.split(", ")[1][:7] for line in world.deliveries.new_lines()] == ["-3.0 s ", "-3.0 s "]


def test_each_message_is_reported_once_and_numbered(world: World) -> None:
    world.messages = [sms("m1", "one")]
    assert len(world.deliveries.new_lines()) == 1
    world.messages = [sms("m1", "one"), sms("m2", "x" * 70)]
    assert world.deliveries.new_lines() == [
        f"sms   to +61491570156, due time unknown: {'x' * 59}…  [002-sms.txt]"
    ]
    assert world.deliveries.new_lines() == []


def test_a_message_whose_lookup_failed_is_reported_the_next_time(world: World) -> None:
    world.messages = [sms("m1", "Call")]
    world.client.delete_table(TableName=world.table)
    with pytest.raises(world.client.exceptions.ResourceNotFoundException):
        world.deliveries.new_lines()
    create_table(world.client)
    world.remind(FIRST, DUE)
    assert world.deliveries.new_lines() == [
        "sms   to +61491570156, 0.0 s after it was due: Call  [001-sms.txt]"
    ]


def test_an_email_without_html_is_saved_as_inert_text(world: World, tmp_path: Path) -> None:
    world.messages = [Message(channel="email", message_id="m", recipient="a@example.org", text="<b>hi</b>")]
    world.deliveries.new_lines()
    saved = (tmp_path / "outbox" / "001-email.html").read_text()
    assert saved == "<!doctype html><pre>&lt;b&gt;hi&lt;/b&gt;</pre>\n"
