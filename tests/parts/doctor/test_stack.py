"""Tests that the doctor finds the stack's resources by name, and whether distributions can be created."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.parts.doctor.aws_account import AwsAccount
from tests.parts.infra.conftest import complete, make_project
from tests.parts.infra.recording import run
from tools.doctor.deployed import can_create_distribution, inspect
from tools.doctor.finding import Finding, Mark

PARTS = ("aws:dynamodb/table:Table", "aws:sfn/stateMachine:StateMachine", "aws:lambda/function:Function")


def test_the_doctor_expects_the_resources_that_the_program_declares(
    aws: AwsAccount, finding: Callable[..., Finding], tmp_path: Path
) -> None:
    aws.deploy("prod")  # another stack of the account is not this one
    graph = run(make_project(tmp_path), complete(), stack="dev").graph
    declared = {resource.inputs["name"] for kind in PARTS for resource in graph.of_type(kind)}
    named = finding(inspect).detail.removeprefix("missing: ").split(", ")
    assert set(named) == declared - {"task-reminder-dev-pacer"}  # retired: it may be missing


@pytest.mark.usefixtures("deployed")
def test_the_doctor_expects_the_canary_of_the_config(finding: Callable[..., Finding]) -> None:
    assert finding(inspect).mark is Mark.FINE
    found = finding(inspect, canary=True)
    assert (found.mark, found.detail) == (Mark.WRONG, "missing: task-reminder-dev-canary")
    assert found.next_step == "make build && pulumi up --stack dev"


def test_without_a_distribution_the_doctor_warns_of_account_verification(
    aws: AwsAccount, finding: Callable[..., Finding]
) -> None:
    assert finding(can_create_distribution).mark is Mark.FINE
    aws.distributions(0)
    found = finding(can_create_distribution)
    assert found.mark is Mark.UNKNOWN
    assert "ask AWS Support" in (found.next_step or "")
