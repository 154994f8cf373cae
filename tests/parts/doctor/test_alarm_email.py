"""Tests the alarms' address: confirmed, unconfirmed, deleted, missing, or replaced by another subscriber."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.parts.doctor.aws_account import TOPIC, AwsAccount
from tools.doctor.alarm_email import inspect
from tools.doctor.finding import Finding, Mark


@pytest.mark.parametrize(
    ("subscribed", "confirmed", "mark"),
    [
        ("nora@example.org", True, Mark.FINE),
        ("nora@example.org", False, Mark.WRONG),
        ("tim@example.org", True, Mark.WRONG),
    ],
)
def test_only_a_confirmed_address_gets_alarms(
    aws: AwsAccount, finding: Callable[..., Finding], subscribed: str, confirmed: bool, mark: Mark
) -> None:
    aws.subscribed(subscribed, confirmed=confirmed)
    found = finding(inspect)
    step = None if mark is Mark.FINE else "open the link that AWS has sent to it"
    assert (found.mark, found.next_step) == (mark, step)


def test_a_topic_without_subscribers_is_a_problem(aws: AwsAccount, finding: Callable[..., Finding]) -> None:
    aws.subscribed("nora@example.org", confirmed=False)
    found = finding(inspect, alarmEmail="")
    assert found.mark is Mark.WRONG
    step = "pulumi config set alarmEmail you@example.org --stack dev, then pulumi up"
    assert found.next_step == step


def test_a_pager_may_replace_the_address(aws: AwsAccount, finding: Callable[..., Finding]) -> None:
    aws.subscribed("https://pager.example.org/", confirmed=True)
    assert finding(inspect, alarmEmail="").mark is Mark.FINE


SILENT: dict[str, list[dict[str, Any]]] = {
    "deleted": [],
    "switched off": [{"ActionsEnabled": False}],
    "without an action": [{"AlarmActions": []}],
    "one of two switched off": [{}, {"AlarmName": "task-reminder-dev-sweep-late", "ActionsEnabled": False}],
    "another stack's": [{"AlarmName": "task-reminder-dev-2-api-5xx", "AlarmActions": [f"{TOPIC}-2"]}],
}


@pytest.mark.parametrize("case", SILENT)
def test_missing_or_disabled_alarms_are_a_problem(
    aws: AwsAccount, finding: Callable[..., Finding], case: str
) -> None:
    aws.alarms(*SILENT[case])
    found = finding(inspect)
    assert found.mark is Mark.WRONG
    assert found.next_step == "pulumi up --refresh --stack dev"
    assert ("task-reminder-dev-sweep-late" in found.detail) is (case == "one of two switched off")


def test_an_unsubscribed_address_is_reported(aws: AwsAccount, finding: Callable[..., Finding]) -> None:
    gone = {"Protocol": "email", "Endpoint": "nora@example.org", "SubscriptionArn": "Deleted"}
    aws.returns("sns", "ListSubscriptionsByTopic", Subscriptions=[gone])
    assert finding(inspect).mark is Mark.WRONG
    assert finding(inspect, alarmEmail="").mark is Mark.WRONG


@pytest.mark.parametrize("address", ["", "nora@example.org"])
def test_before_the_first_up_nobody_is_subscribed(
    aws: AwsAccount, finding: Callable[..., Finding], address: str
) -> None:
    aws.fails("sns", "ListSubscriptionsByTopic", "NotFound")
    found = finding(inspect, alarmEmail=address)
    assert found.mark is Mark.WRONG
    assert found.detail.startswith("alarms reach nobody")
    assert "pulumi up" in (found.next_step or "")
    assert ("config set alarmEmail" in (found.next_step or "")) is (address == "")
