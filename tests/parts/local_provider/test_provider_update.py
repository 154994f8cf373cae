"""Tests changes in place: the resource is kept, and AWS returns the new value."""

from typing import Any

import pytest

from tests.parts.local_provider.conftest import World
from tools.local_provider.registry import RESOURCE_TYPES
from tools.local_provider.resource_type import Change

ISSUER = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aBcDeFgHi"
READ, WRITE = ({"scopeName": name, "scopeDescription": name} for name in ("read", "write"))


def keys(*names: str) -> list[dict[str, str]]:
    return [{"name": name, "type": "S"} for name in names]


def index(key: str) -> dict[str, Any]:
    key_schemas = [{"attributeName": key, "keyType": "HASH"}]
    return {"name": "by_key", "keySchemas": key_schemas, "projectionType": "ALL"}


def test_a_table_keeps_its_items_through_every_change(world: World) -> None:
    token = "aws:dynamodb/table:Table"
    table = world.create(
        token,
        name=world.name,
        billingMode="PAY_PER_REQUEST",
        hashKey="id",
        attributes=keys("id", "a"),
        globalSecondaryIndexes=[index("a")],
    )
    world.call("dynamodb", "put_item", TableName=world.name, Item={"id": {"S": "kept"}})
    world.change(
        token,
        table,
        deletionProtectionEnabled=True,
        attributes=keys("id", "b"),
        globalSecondaryIndexes=[index("b")],
        pointInTimeRecovery={"enabled": True},
        ttl={"attributeName": "expiresAt", "enabled": True},
    )
    described = world.call("dynamodb", "describe_table", TableName=world.name)["Table"]
    assert described["GlobalSecondaryIndexes"][0]["KeySchema"][0]["AttributeName"] == "b"
    assert world.call("dynamodb", "scan", TableName=world.name)["Count"] == 1
    with pytest.raises(Exception, match=r"(?i)deletion protection"):
        RESOURCE_TYPES[token].delete(world.aws, table)


def test_an_api_and_its_parts_can_be_changed(world: World) -> None:
    api = world.create("aws:apigatewayv2/api:Api", name=world.name, protocolType="HTTP")
    own = {"apiId": api.id}
    world.change("aws:apigatewayv2/api:Api", api, description="New")
    assert world.call("apigatewayv2", "get_api", ApiId=api.id)["Description"] == "New"

    stage = world.create("aws:apigatewayv2/stage:Stage", **own, name="$default", autoDeploy=True)
    world.change("aws:apigatewayv2/stage:Stage", stage, defaultRouteSettings={"throttlingRateLimit": 7})
    found = world.call("apigatewayv2", "get_stage", ApiId=api.id, StageName="$default")
    assert found["DefaultRouteSettings"] == {"ThrottlingRateLimit": 7}

    route = world.create("aws:apigatewayv2/route:Route", **own, routeKey="GET /a")
    of_route = [{"routeKey": "GET /a", "throttlingRateLimit": 5}]
    for settings, wanted in ((of_route, {"GET /a": {"ThrottlingRateLimit": 5}}), (None, {})):
        world.change("aws:apigatewayv2/stage:Stage", stage, routeSettings=settings)
        found = world.call("apigatewayv2", "get_stage", ApiId=api.id, StageName="$default")
        assert found["RouteSettings"] == wanted

    world.change("aws:apigatewayv2/route:Route", route, routeKey="GET /b")
    assert world.call("apigatewayv2", "get_route", ApiId=api.id, RouteId=route.id)["RouteKey"] == "GET /b"

    token, tokens = "aws:apigatewayv2/authorizer:Authorizer", {"issuer": ISSUER, "audiences": ["one"]}
    authorizer = world.create(
        token, **own, name="any", authorizerType="JWT", identitySources=["$x"], jwtConfiguration=tokens
    )
    world.change(token, authorizer, jwtConfiguration=tokens | {"audiences": ["one", "two"]})
    found = world.call("apigatewayv2", "get_authorizer", ApiId=api.id, AuthorizerId=authorizer.id)
    assert found["JwtConfiguration"] == {"Issuer": ISSUER, "Audience": ["one", "two"]}


def test_a_user_pool_keeps_its_other_rules_and_a_client_its_secret(world: World) -> None:
    pool_token = "aws:cognito/userPool:UserPool"
    pool = world.create(pool_token, name=world.name, passwordPolicy={"minimumLength": 12})
    world.change(pool_token, pool, autoVerifiedAttributes=["email"])
    found = world.call("cognito-idp", "describe_user_pool", UserPoolId=pool.id)["UserPool"]
    assert found["AutoVerifiedAttributes"] == ["email"]
    assert found["Policies"]["PasswordPolicy"]["MinimumLength"] == 12

    token, own = "aws:cognito/userPoolClient:UserPoolClient", {"userPoolId": pool.id}
    client = world.create(token, **own, name="program", generateSecret=True, accessTokenValidity=1)
    world.change(token, client, accessTokenValidity=2)
    found = world.call("cognito-idp", "describe_user_pool_client", UserPoolId=pool.id, ClientId=client.id)
    assert found["UserPoolClient"]["AccessTokenValidity"] == 2
    assert found["UserPoolClient"]["ClientSecret"] == client.properties["clientSecret"] != ""

    token = "aws:cognito/resourceServer:ResourceServer"
    server = world.create(token, **own, identifier="reminders", name="Reminders", scopes=[READ])
    world.change(token, server, scopes=[READ, WRITE])
    found = world.call("cognito-idp", "describe_resource_server", UserPoolId=pool.id, Identifier="reminders")
    assert [scope["ScopeName"] for scope in found["ResourceServer"]["Scopes"]] == ["read", "write"]


def test_a_change_of_an_alarm_keeps_its_other_properties(world: World) -> None:
    token = "aws:cloudwatch/metricAlarm:MetricAlarm"
    alarm = world.create(
        token,
        name=world.name,
        namespace="AWS/Lambda",
        metricName="Errors",
        dimensions={"FunctionName": "any"},
        statistic="Sum",
        comparisonOperator="GreaterThanOrEqualToThreshold",
        threshold=1,
        period=300,
        evaluationPeriods=1,
    )
    world.change(token, alarm, threshold=5)
    (found,) = world.call("cloudwatch", "describe_alarms", AlarmNames=[world.name])["MetricAlarms"]
    assert (found["Threshold"], found["AlarmArn"]) == (5, alarm.properties["arn"])
    assert found["Dimensions"] == [{"Name": "FunctionName", "Value": "any"}]


def test_an_alarm_can_be_changed_to_metric_math(world: World) -> None:
    token = "aws:cloudwatch/metricAlarm:MetricAlarm"
    own: dict[str, object] = {
        "name": world.name,
        "comparisonOperator": "GreaterThanOrEqualToThreshold",
        "threshold": 1,
        "evaluationPeriods": 1,
    }
    of_one = {"namespace": "AWS/Lambda", "metricName": "Errors", "statistic": "Sum", "period": 300}
    alarm = world.create(token, **own, **of_one)
    metric = {"namespace": "AWS/Lambda", "metricName": "Errors", "dimensions": {"FunctionName": "any"}}
    queries: list[dict[str, object]] = [
        {"id": "share", "expression": "m / 2", "label": "a half", "returnData": True},
        {"id": "m", "metric": {**metric, "period": 60, "stat": "Sum"}, "returnData": False},
    ]
    sent: list[dict[str, Any]] = []  # the emulator stores no queries
    events = world.aws.client("cloudwatch").meta.events
    events.register(
        "provide-client-params.cloudwatch.PutMetricAlarm", lambda params, **_: sent.append(params)
    )
    update = RESOURCE_TYPES[token].update
    assert update is not None
    update(world.aws, Change(alarm, {**own, "metricQueries": queries}, frozenset({"metricQueries", *of_one})))
    (put,) = sent
    assert put.keys() == {
        *("AlarmName", "ComparisonOperator", "EvaluationPeriods", "Metrics", "Threshold"),
    }
    share, of = put["Metrics"]
    assert (share["Expression"], share["ReturnData"], of["ReturnData"]) == ("m / 2", True, False)
    assert of["MetricStat"] == {
        "Metric": {
            "Namespace": "AWS/Lambda",
            "MetricName": "Errors",
            "Dimensions": [{"Name": "FunctionName", "Value": "any"}],
        },
        "Period": 60,
        "Stat": "Sum",
    }


def test_a_metric_filter_can_be_changed_and_deleted(world: World) -> None:
    world.create("aws:cloudwatch/logGroup:LogGroup", name=world.name)
    token = "aws:cloudwatch/logMetricFilter:LogMetricFilter"
    transformation = {"namespace": "Own", "name": "Refused", "value": "1"}
    counted = world.create(
        token,
        name="refused",
        logGroupName=world.name,
        pattern='{ $.status = "429" }',
        metricTransformation=transformation,
    )
    world.change(token, counted, pattern='{ $.status = "403" }')
    own = {"logGroupName": world.name}
    (found,) = world.call("logs", "describe_metric_filters", **own)["metricFilters"]
    assert (found["filterName"], found["filterPattern"]) == ("refused", '{ $.status = "403" }')
    assert found["metricTransformations"] == [
        {"metricName": "Refused", "metricNamespace": "Own", "metricValue": "1"}
    ]
    RESOURCE_TYPES[token].delete(world.aws, counted)
    assert world.call("logs", "describe_metric_filters", **own)["metricFilters"] == []


def test_a_changed_cloudfront_function_is_published_again(world: World) -> None:
    token = "aws:cloudfront/function:Function"
    function = world.create(token, name=world.name, runtime="cloudfront-js-2.0", code="old")
    world.change(token, function, code="new")
    live = world.call("cloudfront", "get_function", Name=world.name, Stage="LIVE")
    assert live["FunctionCode"].read() == b"new"


@pytest.mark.parametrize(
    ("token", "names"),
    [
        ("aws:dynamodb/table:Table", {"name", "hashKey", "rangeKey"}),
        ("aws:cognito/userPool:UserPool", {"usernameAttributes"}),
        ("aws:s3/bucket:Bucket", {"bucket"}),
    ],
)
def test_some_changes_replace_the_resource(token: str, names: set[str]) -> None:
    assert all(RESOURCE_TYPES[token].replaces(name) for name in names)
    assert not RESOURCE_TYPES[token].replaces("tags")
