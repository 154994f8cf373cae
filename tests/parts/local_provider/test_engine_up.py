"""Tests `up` of a small program: the created resources, their order, and the outputs."""

import uuid
from pathlib import Path

import pytest

from tests.parts.local_provider.pulumi_program import run
from tools.local_provider.aws_clients import Aws
from tools.local_provider.endpoint import Endpoint

PROGRAM = """
import json
from pathlib import Path

config = pulumi.Config()
name = f"{pulumi.get_project()}-{pulumi.get_stack()}"


class Part(pulumi.ComponentResource):
    def __init__(self, part):
        super().__init__("demo:index:Part", part)
        own = pulumi.ResourceOptions(parent=self, protect=True, ignore_changes=["tags"])
        self.logs = aws.cloudwatch.LogGroup(
            f"{part}-logs", name=f"/{name}/{part}", retention_in_days=config.require_int("days"), opts=own
        )
        self.register_outputs({})


first = Part("first")
second = Part("second")
trust = {"Version": "2012-10-17", "Statement": []}
role = aws.iam.Role(
    "role",
    name=name,
    assume_role_policy=json.dumps(trust),
    tags={"logs": first.logs.arn},
    opts=pulumi.ResourceOptions(depends_on=[second]),
)
pulumi.export("role", role.arn)
pulumi.export("logs", first.logs.arn)
pulumi.export("secret", pulumi.Output.secret({"key": [1, 2.5]}))
pulumi.export("sender", config.require("sender"))
pulumi.export("account", aws.get_caller_identity().account_id)
pulumi.export("directory", str(Path.cwd()))
"""


@pytest.fixture
def stack() -> str:
    return uuid.uuid4().hex[:12]


def test_up_creates_every_resource_and_returns_the_outputs(
    tmp_path: Path, emulator_endpoint: Endpoint, stack: str
) -> None:
    outputs = run(tmp_path, PROGRAM, endpoint=emulator_endpoint, stack=stack)
    assert outputs == {
        "role": f"arn:aws:iam::000000000000:role/demo-{stack}",
        "logs": f"arn:aws:logs:eu-west-1:000000000000:log-group:/demo-{stack}/first",
        "secret": {"key": [1, 2.5]},
        "sender": "a@example.org",
        "account": "000000000000",
        "directory": str(tmp_path),
    }
    aws = Aws(emulator_endpoint, "eu-west-1")
    groups = aws.client("logs").describe_log_groups(logGroupNamePrefix=f"/demo-{stack}/")["logGroups"]
    assert [group["retentionInDays"] for group in groups] == [30, 30]
    tags = aws.client("iam").list_role_tags(RoleName=f"demo-{stack}")["Tags"]
    assert tags == [{"Key": "logs", "Value": outputs["logs"]}]


def test_one_process_can_create_two_stacks_in_sequence(
    tmp_path: Path, emulator_endpoint: Endpoint, stack: str
) -> None:
    config = {"demo:sender": "b@example.org", "demo:days": 7}
    first = run(tmp_path, PROGRAM, endpoint=emulator_endpoint, stack=f"{stack}-1")
    second = run(tmp_path, PROGRAM, endpoint=emulator_endpoint, stack=f"{stack}-2", config=config)
    assert (first["sender"], second["sender"]) == ("a@example.org", "b@example.org")
    assert first["role"] != second["role"]


def test_creating_a_stack_again_fails_with_the_error_of_aws(
    tmp_path: Path, emulator_endpoint: Endpoint, stack: str
) -> None:
    program = 'aws.iam.Role("role", name=pulumi.get_stack(), assume_role_policy="{}")'
    run(tmp_path, program, endpoint=emulator_endpoint, stack=stack)
    with pytest.raises(Exception, match=r"^aws:iam/role:Role role: .*EntityAlreadyExists"):
        run(tmp_path, program, endpoint=emulator_endpoint, stack=stack)
