"""What may exist only once in AWS is refused the second time, whether or not the emulator minds."""

import uuid
from collections.abc import Mapping
from typing import Any

import pulumi
import pytest
from botocore.exceptions import ClientError

from local.provider.aws_clients import Aws
from local.provider.duplicates import AlreadyExists
from local.provider.table import RESOURCE_TYPES

ROLE = "arn:aws:iam::000000000000:role/duplicates"
ONE_STATE = '{"StartAt": "Only", "States": {"Only": {"Type": "%s"}}}'
FUNCTION = {
    "role": ROLE,
    "runtime": "python3.13",
    "handler": "code.handler",
    "code": pulumi.AssetArchive({"code.py": pulumi.StringAsset("def handler(event, context): return event")}),
}
SCHEDULE = {
    "scheduleExpression": "rate(5 minutes)",
    "flexibleTimeWindow": {"mode": "OFF"},
    "target": {"arn": "arn:aws:lambda:eu-west-1:000000000000:function:any", "roleArn": ROLE},
}
TABLE = {
    "billingMode": "PAY_PER_REQUEST",
    "hashKey": "id",
    "attributes": [{"name": "id", "type": "S"}],
}
ACCESS_CONTROL = {
    "originAccessControlOriginType": "s3",
    "signingBehavior": "always",
    "signingProtocol": "sigv4",
}
BY_NAME: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "aws:iam/role:Role": ("name", {"assumeRolePolicy": "{}"}),
    "aws:lambda/function:Function": ("name", FUNCTION),
    "aws:cloudwatch/logGroup:LogGroup": ("name", {}),
    "aws:dynamodb/table:Table": ("name", TABLE),
    "aws:scheduler/scheduleGroup:ScheduleGroup": ("name", {}),
    "aws:scheduler/schedule:Schedule": ("name", SCHEDULE),
    "aws:sesv2/emailIdentity:EmailIdentity": ("emailIdentity", {}),
    "aws:sesv2/configurationSet:ConfigurationSet": ("configurationSetName", {}),
    "aws:s3/bucket:Bucket": ("bucket", {}),
    "aws:cloudfront/function:Function": ("name", {"runtime": "cloudfront-js-2.0", "code": "x"}),
    "aws:cloudfront/originAccessControl:OriginAccessControl": ("name", ACCESS_CONTROL),
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": ("name", {}),
}


@pytest.fixture(scope="session", autouse=True)
def role(emulator_url: str) -> None:
    inputs = {"name": "duplicates", "assumeRolePolicy": "{}"}
    RESOURCE_TYPES["aws:iam/role:Role"].create(Aws(emulator_url, "eu-west-1"), inputs)


@pytest.fixture(params=["eu-west-1", "us-east-1"])
def aws(request: pytest.FixtureRequest, emulator_url: str) -> Aws:
    return Aws(emulator_url, request.param)


@pytest.fixture
def name() -> str:
    return f"n{uuid.uuid4().hex[:16]}"


def refused_twice(aws: Aws, token: str, inputs: Mapping[str, Any], again: Mapping[str, Any]) -> None:
    create = RESOURCE_TYPES[token].create
    create(aws, inputs)
    with pytest.raises((ClientError, AlreadyExists), match=r"(?i)already|conflict"):
        create(aws, again)


@pytest.mark.parametrize("token", BY_NAME)
def test_a_name_is_taken_once(aws: Aws, token: str, name: str) -> None:
    property_name, properties = BY_NAME[token]
    inputs = {property_name: name, **properties}
    refused_twice(aws, token, inputs, inputs)


def test_a_state_machine_with_another_definition_is_refused(aws: Aws, name: str) -> None:
    inputs = {"name": name, "roleArn": ROLE, "definition": ONE_STATE % "Succeed"}
    refused_twice(
        aws, "aws:sfn/stateMachine:StateMachine", inputs, {**inputs, "definition": ONE_STATE % "Fail"}
    )


def test_the_routes_and_stages_of_an_api_are_taken_once(aws: Aws, name: str) -> None:
    api = RESOURCE_TYPES["aws:apigatewayv2/api:Api"].create(aws, {"name": name, "protocolType": "HTTP"})
    route = {"apiId": api.id, "routeKey": "GET /"}
    refused_twice(aws, "aws:apigatewayv2/route:Route", route, route)
    stage = {"apiId": api.id, "name": "$default"}
    refused_twice(aws, "aws:apigatewayv2/stage:Stage", stage, stage)


def test_a_permission_is_given_once(aws: Aws, name: str) -> None:
    RESOURCE_TYPES["aws:lambda/function:Function"].create(aws, {"name": name, **FUNCTION})
    permission = {
        "function": name,
        "statementId": "gateway",
        "action": "lambda:InvokeFunction",
        "principal": "apigateway.amazonaws.com",
    }
    refused_twice(aws, "aws:lambda/permission:Permission", permission, permission)
