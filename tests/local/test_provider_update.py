"""A change in place does what AWS's own call for it does: the resource stays, and says the new value."""

import uuid
from collections.abc import Mapping
from typing import Any

import pulumi
import pytest

from local.provider.aws_clients import Aws
from local.provider.by_call import NotRemovable
from local.provider.in_place import IN_PLACE
from local.provider.resource_type import Change, Recorded
from local.provider.table import RESOURCE_TYPES

ONE_STATE = '{"StartAt": "Only", "States": {"Only": {"Type": "%s"}}}'
ROLE = "arn:aws:iam::000000000000:role/updates"


@pytest.fixture
def aws(emulator_url: str) -> Aws:
    return Aws(emulator_url, "eu-west-1")


@pytest.fixture
def name() -> str:
    return f"n{uuid.uuid4().hex[:16]}"


@pytest.fixture(scope="session", autouse=True)
def role(emulator_url: str) -> None:
    inputs = {"name": "updates", "assumeRolePolicy": "{}"}
    RESOURCE_TYPES["aws:iam/role:Role"].create(Aws(emulator_url, "eu-west-1"), inputs)


class Made:
    """A resource that can be changed and looked at, as the engine does it."""

    def __init__(self, aws: Aws, token: str, **inputs: object) -> None:
        self.aws, self.inputs = aws, inputs
        self.kind = RESOURCE_TYPES[token]
        created = self.kind.create(aws, inputs)
        self.recorded = Recorded(created.id, {**inputs, **created.outputs})

    def change(self, **properties: object) -> None:
        new = {key: value for key, value in {**self.inputs, **properties}.items() if value is not None}
        assert self.kind.update is not None
        self.kind.update(self.aws, Change(self.recorded, new, frozenset(properties)))
        self.inputs = new
        self.recorded = Recorded(self.recorded.id, {**self.recorded.properties, **properties})

    def read(self) -> Mapping[str, Any]:
        return self.kind.read(self.aws, self.recorded)


def code(answer: int) -> pulumi.AssetArchive:
    source = f"def handler(event, context): return {answer}"
    return pulumi.AssetArchive({"code.py": pulumi.StringAsset(source)})


def test_a_function_runs_its_new_code_with_its_new_settings(aws: Aws, name: str) -> None:
    function = Made(
        aws,
        "aws:lambda/function:Function",
        name=name,
        role=ROLE,
        runtime="python3.13",
        handler="code.handler",
        memorySize=128,
        environment={"variables": {"OLD": "1"}},
        code=code(1),
        tags={"old": "1", "kept": "1"},
    )
    function.change(code=code(2), memorySize=256, environment=None, tags={"kept": "1", "new": "2"})
    client = aws.client("lambda")
    assert client.get_function_configuration(FunctionName=name)["Environment"]["Variables"] == {}
    assert client.invoke(FunctionName=name)["Payload"].read() == b"2"
    assert function.read()["memorySize"] == 256
    tags = client.list_tags(Resource=function.recorded.properties["arn"])["Tags"]
    assert tags == {"kept": "1", "new": "2"}


def test_a_state_machine_starts_with_its_new_definition(aws: Aws, name: str) -> None:
    machine = Made(
        aws,
        "aws:sfn/stateMachine:StateMachine",
        name=name,
        roleArn=ROLE,
        definition=ONE_STATE % "Succeed",
    )
    machine.change(definition=ONE_STATE % "Fail")
    described = aws.client("stepfunctions").describe_state_machine(stateMachineArn=machine.recorded.id)
    assert described["definition"] == ONE_STATE % "Fail"


def keys(*names: str) -> list[dict[str, str]]:
    return [{"name": name, "type": "S"} for name in names]


def test_a_table_keeps_its_items_through_every_change(aws: Aws, name: str) -> None:
    def index(key: str) -> dict[str, Any]:
        return {
            "name": "by_key",
            "keySchemas": [{"attributeName": key, "keyType": "HASH"}],
            "projectionType": "ALL",
        }

    table = Made(
        aws,
        "aws:dynamodb/table:Table",
        name=name,
        billingMode="PAY_PER_REQUEST",
        hashKey="id",
        attributes=keys("id", "a"),
        globalSecondaryIndexes=[index("a")],
        deletionProtectionEnabled=False,
    )
    client = aws.client("dynamodb")
    client.put_item(TableName=name, Item={"id": {"S": "kept"}})
    table.change(
        deletionProtectionEnabled=True,
        attributes=keys("id", "b"),
        globalSecondaryIndexes=[index("b")],
        pointInTimeRecovery={"enabled": True},
        ttl={"attributeName": "expiresAt", "enabled": True},
    )
    described = client.describe_table(TableName=name)["Table"]
    assert described["GlobalSecondaryIndexes"][0]["KeySchema"][0]["AttributeName"] == "b"
    assert table.read()["deletionProtectionEnabled"] is True
    assert client.scan(TableName=name)["Count"] == 1
    with pytest.raises(Exception, match=r"(?i)deletion protection"):
        table.kind.delete(aws, table.recorded)


def test_a_stage_an_integration_and_a_route(aws: Aws, name: str) -> None:
    api = Made(
        aws, "aws:apigatewayv2/api:Api", name=name, protocolType="HTTP", corsConfiguration={"maxAge": 1}
    )
    api.change(corsConfiguration=None, description="New")
    assert "CorsConfiguration" not in aws.client("apigatewayv2").get_api(ApiId=api.recorded.id)
    own = {"apiId": api.recorded.id}
    stage = Made(aws, "aws:apigatewayv2/stage:Stage", **own, name="$default", autoDeploy=True)
    stage.change(defaultRouteSettings={"throttlingRateLimit": 7})
    assert stage.read()["defaultRouteSettings"] == {"throttlingRateLimit": 7}
    route = Made(aws, "aws:apigatewayv2/route:Route", **own, routeKey="GET /a")
    route.change(routeKey="GET /b")
    assert route.read()["routeKey"] == "GET /b"


def test_a_cloudfront_function_is_published_anew(aws: Aws, name: str) -> None:
    token = "aws:cloudfront/function:Function"
    function = Made(aws, token, name=name, runtime="cloudfront-js-2.0", code="old", comment="Old")
    function.change(code="new", comment="New")
    live = aws.client("cloudfront").get_function(Name=name, Stage="LIVE")
    assert live["FunctionCode"].read() == b"new"
    assert function.read()["comment"] == "New"


def test_an_alarm_keeps_its_arn_and_what_was_not_changed(aws: Aws, name: str) -> None:
    alarm = Made(
        aws,
        "aws:cloudwatch/metricAlarm:MetricAlarm",
        name=name,
        namespace="AWS/Lambda",
        metricName="Errors",
        dimensions={"FunctionName": "any"},
        statistic="Sum",
        comparisonOperator="GreaterThanOrEqualToThreshold",
        threshold=1,
        period=300,
        evaluationPeriods=1,
        tags={"old": "1"},
    )
    alarm.change(threshold=5, tags={"new": "2"})
    (described,) = aws.client("cloudwatch").describe_alarms(AlarmNames=[name])["MetricAlarms"]
    assert described["AlarmArn"] == alarm.recorded.properties["arn"]
    assert described["Dimensions"] == [{"Name": "FunctionName", "Value": "any"}]
    assert alarm.read()["threshold"] == 5
    tags = aws.client("cloudwatch").list_tags_for_resource(ResourceARN=described["AlarmArn"])["Tags"]
    assert tags == [{"Key": "new", "Value": "2"}]


def test_a_dashboard_and_a_topic(aws: Aws, name: str) -> None:
    dashboard = Made(
        aws, "aws:cloudwatch/dashboard:Dashboard", dashboardName=name, dashboardBody='{"widgets": []}'
    )
    dashboard.change(dashboardBody='{"widgets": [1]}')
    assert dashboard.read()["dashboardBody"] == '{"widgets": [1]}'
    topic = Made(aws, "aws:sns/topic:Topic", name=name, policy='{"Statement": []}', tags={"old": "1"})
    topic.change(policy='{"Statement": [1]}', tags={"new": "2"})
    assert topic.read()["policy"] == '{"Statement": [1]}'
    tags = aws.client("sns").list_tags_for_resource(ResourceArn=topic.recorded.id)["Tags"]
    assert tags == [{"Key": "new", "Value": "2"}]


def test_a_property_that_has_no_default_to_go_back_to_is_not_kept_in_silence(aws: Aws, name: str) -> None:
    role = Made(aws, "aws:iam/role:Role", name=name, assumeRolePolicy="{}", description="Old")
    with pytest.raises(NotRemovable, match="description can't be taken away"):
        role.change(description=None)


def test_every_type_says_what_it_changes_in_place_and_only_it() -> None:
    never = {"aws:lambda/permission:Permission", "aws:sns/topicSubscription:TopicSubscription"}
    assert IN_PLACE.keys() == RESOURCE_TYPES.keys() - never
    assert {token for token, kind in RESOURCE_TYPES.items() if kind.update is None} == never


@pytest.mark.parametrize("token", ["aws:dynamodb/table:Table", "aws:s3/bucket:Bucket", "aws:iam/role:Role"])
def test_another_name_is_another_resource(token: str) -> None:
    assert not IN_PLACE[token] & {"name", "bucket", "hashKey", "rangeKey"}
