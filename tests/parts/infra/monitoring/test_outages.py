"""Tests that silent outages, simulated one by one, start their alarms."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from moto import mock_aws

from tests.aws import REGION, fail, lose_responses
from tests.parts.infra.monitoring.evaluation import is_ever_in_alarm, notified_states
from tests.parts.infra.monitoring.test_metric_filters import SWEEP, WORKER, counted
from tests.parts.infra.recording import Graph
from tests.unit.workers.conftest import NOW, SETTINGS, claimed_reminder
from tests.unit.workflow.conftest import World, aws, world  # noqa: F401  # fixtures
from workers.email_delivery import EmailDelivery, MailServiceUnavailable, SendingLimitReached

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client

ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm"
SWEEPS = 4


def failures(world: World) -> list[float | None]:  # noqa: F811
    """Returns the `Failures` that consecutive sweeps write."""
    counted: list[float | None] = []
    for _ in range(SWEEPS):
        counted.append(world.sweep.run().failures)
        world.clock.advance(minutes=5)
    return counted


STARTS: dict[str, Callable[[Any], object]] = {
    "the state machine is deleted": lambda client: fail(client, "StartExecution", "StateMachineDoesNotExist"),
    "Step Functions does not respond": lambda client: lose_responses(client, "StartExecution"),
}


@pytest.mark.parametrize("outage", STARTS)
def test_sweep_failures_starts_if_no_timer_can_be_started(
    graph: Graph,
    world: World,  # noqa: F811
    outage: str,
) -> None:
    STARTS[outage](world.stepfunctions)
    for _ in range(3):
        world.create(minutes=10)
    world.clock.advance(minutes=5)
    assert is_ever_in_alarm(graph.one(ALARM, "sweep-failures"), Failures=failures(world))


def test_sweep_overdue_starts_if_timers_claim_nothing(
    graph: Graph,
    world: World,  # noqa: F811
) -> None:
    """The role lacks the claim, the definition is wrong, or executions are stopped; moto runs none either."""
    world.create(minutes=10)
    quarters: list[float | None] = []
    for _ in range(8):
        runs = []
        for _ in range(3):
            world.clock.advance(minutes=5)
            runs.append(world.sweep.run())
        assert [run.failures for run in runs] == [0, 0, 0], "each start succeeds"
        quarters.append(sum(run.overdue for run in runs))
    assert is_ever_in_alarm(graph.one(ALARM, "sweep-overdue"), Overdue=quarters[:4])
    assert notified_states(graph.one(ALARM, "sweep-overdue"), Overdue=quarters) == ["OK", "ALARM"]


def test_an_unreadable_record_starts_records_unreadable_and_not_sweep_failures(
    graph: Graph,
    world: World,  # noqa: F811
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = world.create(minutes=10)
    world.set_attributes(broken, dueAt="never")
    world.clock.advance(minutes=20)
    assert not is_ever_in_alarm(graph.one(ALARM, "sweep-failures"), Failures=failures(world))
    lines = [{"message": record.message, "level": record.levelname} for record in caplog.records]
    unread = [counted(graph, SWEEP, line).count("RecordsUnreadable") for line in lines]
    assert sum(unread) == SWEEPS
    assert is_ever_in_alarm(graph.one(ALARM, "records-unreadable"), RecordsUnreadable=[sum(unread)])


def deliveries(
    graph: Graph, caplog: pytest.LogCaptureFixture, errors: Sequence[str | None]
) -> list[list[str]]:
    """Returns the counts of the worker's log lines for emails that SES accepts, or rejects with an error."""
    found: list[list[str]] = []
    for error in errors:
        caplog.clear()
        with mock_aws(), caplog.at_level(logging.INFO, logger="workers"):
            ses: SESV2Client = boto3.client("sesv2", region_name=REGION)
            ses.create_email_identity(EmailIdentity=SETTINGS.sender_email)
            end = fail(ses, "SendEmail", error) if error else lambda: None
            with suppress(MailServiceUnavailable, SendingLimitReached):
                EmailDelivery(ses, SETTINGS, lambda: NOW).deliver(claimed_reminder())
            end()
        lines = [{"message": record.message, "error": vars(record).get("error")} for record in caplog.records]
        found.append([name for line in lines for name in counted(graph, WORKER, line)])
    return found


def test_email_blocked_starts_if_an_operator_must_act(graph: Graph, caplog: pytest.LogCaptureFixture) -> None:
    tries = deliveries(graph, caplog, ["SendingPausedException", "AccountSuspendedException", None])
    blocked = [float(names.count("EmailBlocked")) for names in tries]
    assert blocked == [1, 1, 0]
    assert is_ever_in_alarm(graph.one(ALARM, "email-blocked"), EmailBlocked=blocked)


def test_email_deliveries_starts_if_six_of_six_are_rejected_but_not_for_one(
    graph: Graph, caplog: pytest.LogCaptureFixture
) -> None:
    alarm = graph.one(ALARM, "email-deliveries")
    for errors, ringing in ((["BadRequestException"] * 6, True), (["BadRequestException", None], False)):
        names = list(chain.from_iterable(deliveries(graph, caplog, errors)))
        failed, ended = names.count("EmailFailed"), names.count("EmailEnded")
        assert (failed, ended) == (len(list(filter(None, errors))), len(errors))
        assert is_ever_in_alarm(alarm, EmailFailed=[failed], EmailEnded=[ended]) is ringing
