"""Tests that names keep AWS's limits for the longest stack and region, and that no two stacks share one."""

from pathlib import Path

import boto3
import pytest

from infra.common.naming import MAX_STACK_LENGTH
from tests.parts.infra.aws_outputs import ACCOUNT, REGION
from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run

LIMITS = {
    "aws:cloudfront/function:Function": ("name", 64),
    "aws:cloudfront/originAccessControl:OriginAccessControl": ("name", 64),
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": ("name", 128),
    "aws:cloudwatch/dashboard:Dashboard": ("dashboardName", 255),
    "aws:cloudwatch/logGroup:LogGroup": ("name", 512),
    "aws:cloudwatch/logMetricFilter:LogMetricFilter": ("name", 512),
    "aws:cognito/userPool:UserPool": ("name", 128),
    "aws:cognito/userPoolClient:UserPoolClient": ("name", 128),
    "aws:cognito/userPoolDomain:UserPoolDomain": ("domain", 63),
    "aws:cloudwatch/metricAlarm:MetricAlarm": ("name", 255),
    "aws:dynamodb/table:Table": ("name", 255),
    "aws:iam/role:Role": ("name", 64),
    "aws:iam/rolePolicy:RolePolicy": ("name", 128),
    "aws:lambda/function:Function": ("name", 64),
    "aws:s3/bucket:Bucket": ("bucket", 63),
    "aws:scheduler/schedule:Schedule": ("name", 64),
    "aws:scheduler/scheduleGroup:ScheduleGroup": ("name", 64),
    "aws:sesv2/configurationSet:ConfigurationSet": ("configurationSetName", 64),
    "aws:sfn/stateMachine:StateMachine": ("name", 80),
    "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination": (
        "eventDestinationName",
        64,
    ),
    "aws:sns/topic:Topic": ("name", 256),
    "aws:sqs/queue:Queue": ("name", 80),
    "aws:apigatewayv2/api:Api": ("name", 128),
    "aws:apigatewayv2/authorizer:Authorizer": ("name", 128),
}
"""The longest names in characters, from each service's API reference."""

LONGEST_REGION = max(boto3.session.Session().get_available_regions("lambda"), key=len)


@pytest.fixture(scope="module")
def longest(project: Path) -> Graph:
    return run(project, complete({"aws:region": LONGEST_REGION}), stack="x" * MAX_STACK_LENGTH).graph


def test_the_longest_name_fits(longest: Graph) -> None:
    for type_, (member, limit) in LIMITS.items():
        named = longest.of_type(type_)
        assert named
        assert [r.inputs[member] for r in named if len(r.inputs[member]) > limit] == []


def test_two_stacks_have_no_common_name(graph: Graph, longest: Graph) -> None:
    assert names(graph).isdisjoint(names(longest))


def names(graph: Graph) -> set[tuple[str, str]]:
    members = [(type_, member) for type_, (member, _) in LIMITS.items()]
    return {(type_, r.inputs[member]) for type_, member in members for r in graph.of_type(type_)}


def test_globally_unique_names_contain_account_and_region(graph: Graph) -> None:
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    own = {type_ for type_, name in names(graph) if name.endswith(f"-{ACCOUNT}-{REGION}")}
    assert own == {"aws:s3/bucket:Bucket", "aws:cognito/userPoolDomain:UserPoolDomain"}
