"""Tests that the engine's errors name the resource and the reason in one line."""

import sys
from pathlib import Path

import pytest

from tests.parts.local_provider.pulumi_program import run
from tools.local.engine.engine_error import EngineError
from tools.local_provider.endpoint import Endpoint

STREAM = 'aws.kinesis.Stream("jobs", name="jobs")'
GROUP = 'aws.cloudwatch.LogGroup("logs", name="/logs"'


@pytest.mark.parametrize(
    ("program", "message"),
    [
        pytest.param(
            STREAM, r"aws:kinesis/stream:Stream jobs: the local provider doesn't know this type", id="type"
        ),
        pytest.param(
            f"{GROUP}, name_prefix='/x')",
            r"aws:cloudwatch/logGroup:LogGroup logs: property 'namePrefix' does not exist in CreateLogGroup",
            id="property",
        ),
        pytest.param(
            "aws.get_availability_zones()",
            r"aws:index/getAvailabilityZones:getAvailabilityZones: .* doesn't know this function",
            id="function",
        ),
        pytest.param(
            'aws.Provider("other", region="us-east-1")',
            r"pulumi:providers:aws other: the local provider doesn't know this type",
            id="provider",
        ),
        pytest.param(
            f"{GROUP}, opts=pulumi.ResourceOptions(import_='/logs'))",
            r"aws:cloudwatch/logGroup:LogGroup logs: resources can't be imported here",
            id="import",
        ),
        pytest.param(
            'class P(pulumi.ComponentResource): pass\nP("a:b:P", "twin")\nP("a:b:P", "twin")',
            r"a:b:P twin: two resources have the URN urn:pulumi:test::demo::a:b:P::twin",
            id="duplicate",
        ),
        pytest.param(
            f"{GROUP})",
            r"aws:cloudwatch/logGroup:LogGroup logs: Could not connect to the endpoint URL: .*127\.0\.0\.1:9",
            id="unreachable",
        ),
        pytest.param('pulumi.Config().require("other")', r".*demo:other", id="config"),
        pytest.param(
            'raise pulumi.RunError("sign-in is not configured")', "sign-in is not configured", id="own"
        ),
        pytest.param("x = 1\ny = x / 0", r"__main__\.py:4: ZeroDivisionError: division by zero", id="defect"),
        pytest.param(
            "pulumi.Output.from_input(1).apply(lambda one: one / 0)",
            r"__main__\.py:3: ZeroDivisionError: division by zero",
            id="defect in an apply",
        ),
    ],
)
def test_an_unsupported_program_is_rejected(tmp_path: Path, program: str, message: str) -> None:
    with pytest.raises(EngineError, match=f"^{message}"):
        run(tmp_path, program)


def test_a_missing_output_is_an_error(tmp_path: Path, emulator_endpoint: Endpoint) -> None:
    program = f"""
        logs = {GROUP.replace("/logs", "/unknown-output")})
        aws.iam.Role("role", name="r", assume_role_policy=logs.log_group_class.apply(str), description="d")
    """
    needs = (
        r"^aws:iam/role:Role role: assumeRolePolicy needs an output that the local provider doesn't return$"
    )
    with pytest.raises(EngineError, match=needs):
        run(tmp_path, program, endpoint=emulator_endpoint)


def test_wrong_config_stops_before_the_program_runs(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    program = f"open({str(marker)!r}, 'w').close()"
    with pytest.raises(EngineError, match=r"^config demo:sender is missing"):
        run(tmp_path, program, config={})
    assert not marker.exists()


def test_the_working_directory_and_the_import_path_are_as_before(tmp_path: Path) -> None:
    before = (Path.cwd(), list(sys.path))
    with pytest.raises(EngineError):
        run(tmp_path, STREAM)
    assert (Path.cwd(), sys.path) == before
