"""A change in place: the resource stays, and AWS says the new value of it."""

import uuid
from typing import Any

import pytest

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Recorded
from tools.local_provider.table import RESOURCE_TYPES

ISSUER = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aBcDeFgHi"
READ, WRITE = ({"scopeName": name, "scopeDescription": name} for name in ("read", "write"))


class World:
    """The emulator, and how the engine makes and changes a resource in it."""

    def __init__(self, aws: Aws) -> None:
        self.aws = aws
        self.name = f"n{uuid.uuid4().hex[:16]}"
        self._given: dict[str, dict[str, object]] = {}

    def made(self, token: str, **inputs: object) -> Recorded:
        created = RESOURCE_TYPES[token].create(self.aws, inputs)
        self._given[created.id] = inputs
        return Recorded(created.id, {**inputs, **created.outputs})

    def changed(self, token: str, before: Recorded, **properties: object) -> None:
        update = RESOURCE_TYPES[token].update
        assert update is not None
        update(self.aws, Change(before, self._given[before.id] | properties, frozenset(properties)))

    def ask(self, service: str, operation: str, **members: object) -> Any:  # noqa: ANN401 - an answer of AWS
        return getattr(self.aws.client(service), operation)(**members)


@pytest.fixture
def world(emulator_url: str) -> World:
    return World(Aws(emulator_url, "eu-west-1"))


def keys(*names: str) -> list[dict[str, str]]:
    return [{"name": name, "type": "S"} for name in names]


def index(key: str) -> dict[str, Any]:
    key_schemas = [{"attributeName": key, "keyType": "HASH"}]
    return {"name": "by_key", "keySchemas": key_schemas, "projectionType": "ALL"}


def test_a_table_keeps_its_items_through_every_change(world: World) -> None:
    token = "aws:dynamodb/table:Table"
    table = world.made(
        token,
        name=world.name,
        billingMode="PAY_PER_REQUEST",
        hashKey="id",
        attributes=keys("id", "a"),
        globalSecondaryIndexes=[index("a")],
    )
    world.ask("dynamodb", "put_item", TableName=world.name, Item={"id": {"S": "kept"}})
    world.changed(
        token,
        table,
        deletionProtectionEnabled=True,
        attributes=keys("id", "b"),
        globalSecondaryIndexes=[index("b")],
        pointInTimeRecovery={"enabled": True},
        ttl={"attributeName": "expiresAt", "enabled": True},
    )
    described = world.ask("dynamodb", "describe_table", TableName=world.name)["Table"]
    assert described["GlobalSecondaryIndexes"][0]["KeySchema"][0]["AttributeName"] == "b"
    assert world.ask("dynamodb", "scan", TableName=world.name)["Count"] == 1
    with pytest.raises(Exception, match=r"(?i)deletion protection"):
        RESOURCE_TYPES[token].delete(world.aws, table)


def test_an_api_and_what_it_has(world: World) -> None:
    api = world.made("aws:apigatewayv2/api:Api", name=world.name, protocolType="HTTP")
    own = {"apiId": api.id}
    world.changed("aws:apigatewayv2/api:Api", api, description="New")
    assert world.ask("apigatewayv2", "get_api", ApiId=api.id)["Description"] == "New"

    stage = world.made("aws:apigatewayv2/stage:Stage", **own, name="$default", autoDeploy=True)
    world.changed("aws:apigatewayv2/stage:Stage", stage, defaultRouteSettings={"throttlingRateLimit": 7})
    told = world.ask("apigatewayv2", "get_stage", ApiId=api.id, StageName="$default")
    assert told["DefaultRouteSettings"] == {"ThrottlingRateLimit": 7}

    route = world.made("aws:apigatewayv2/route:Route", **own, routeKey="GET /a")
    world.changed("aws:apigatewayv2/route:Route", route, routeKey="GET /b")
    assert world.ask("apigatewayv2", "get_route", ApiId=api.id, RouteId=route.id)["RouteKey"] == "GET /b"

    token, tokens = "aws:apigatewayv2/authorizer:Authorizer", {"issuer": ISSUER, "audiences": ["one"]}
    authorizer = world.made(
        token, **own, name="any", authorizerType="JWT", identitySources=["$x"], jwtConfiguration=tokens
    )
    world.changed(token, authorizer, jwtConfiguration=tokens | {"audiences": ["one", "two"]})
    told = world.ask("apigatewayv2", "get_authorizer", ApiId=api.id, AuthorizerId=authorizer.id)
    assert told["JwtConfiguration"] == {"Issuer": ISSUER, "Audience": ["one", "two"]}


def test_a_user_pool_keeps_its_other_rules_and_a_client_its_secret(world: World) -> None:
    pool_token = "aws:cognito/userPool:UserPool"
    pool = world.made(pool_token, name=world.name, passwordPolicy={"minimumLength": 12})
    world.changed(pool_token, pool, autoVerifiedAttributes=["email"])
    told = world.ask("cognito-idp", "describe_user_pool", UserPoolId=pool.id)["UserPool"]
    assert told["AutoVerifiedAttributes"] == ["email"]
    assert told["Policies"]["PasswordPolicy"]["MinimumLength"] == 12

    token, own = "aws:cognito/userPoolClient:UserPoolClient", {"userPoolId": pool.id}
    client = world.made(token, **own, name="program", generateSecret=True, accessTokenValidity=1)
    world.changed(token, client, accessTokenValidity=2)
    told = world.ask("cognito-idp", "describe_user_pool_client", UserPoolId=pool.id, ClientId=client.id)
    assert told["UserPoolClient"]["AccessTokenValidity"] == 2
    assert told["UserPoolClient"]["ClientSecret"] == client.properties["clientSecret"] != ""

    token = "aws:cognito/resourceServer:ResourceServer"
    server = world.made(token, **own, identifier="reminders", name="Reminders", scopes=[READ])
    world.changed(token, server, scopes=[READ, WRITE])
    told = world.ask("cognito-idp", "describe_resource_server", UserPoolId=pool.id, Identifier="reminders")
    assert [scope["ScopeName"] for scope in told["ResourceServer"]["Scopes"]] == ["read", "write"]


def test_an_alarm_keeps_what_was_not_changed(world: World) -> None:
    token = "aws:cloudwatch/metricAlarm:MetricAlarm"
    alarm = world.made(
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
    world.changed(token, alarm, threshold=5)
    (told,) = world.ask("cloudwatch", "describe_alarms", AlarmNames=[world.name])["MetricAlarms"]
    assert (told["Threshold"], told["AlarmArn"]) == (5, alarm.properties["arn"])
    assert told["Dimensions"] == [{"Name": "FunctionName", "Value": "any"}]


def test_a_cloudfront_function_is_published_anew(world: World) -> None:
    token = "aws:cloudfront/function:Function"
    function = world.made(token, name=world.name, runtime="cloudfront-js-2.0", code="old")
    world.changed(token, function, code="new")
    live = world.ask("cloudfront", "get_function", Name=world.name, Stage="LIVE")
    assert live["FunctionCode"].read() == b"new"


@pytest.mark.parametrize(
    ("token", "names"),
    [
        ("aws:dynamodb/table:Table", {"name", "hashKey", "rangeKey"}),
        ("aws:cognito/userPool:UserPool", {"usernameAttributes"}),
        ("aws:s3/bucket:Bucket", {"bucket"}),
    ],
)
def test_what_makes_another_resource(token: str, names: set[str]) -> None:
    assert all(RESOURCE_TYPES[token].replaces(name) for name in names)
    assert not RESOURCE_TYPES[token].replaces("tags")
