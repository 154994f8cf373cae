"""Tests that each function's role allows its own calls and no similar ones, with IAM enforced.

`tests/parts/infra/access` tests what the emulator can't: `test_conditions.py` has conditions on a sender
and on keys of items, which its IAM ignores; `test_roles.py` has a function's own log, whose ARN
lacks the suffix of AWS's.
"""

from collections.abc import Mapping
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from tests.stack import EMAIL, PHONE, Stack
from tools.local.emulator import REGION
from tools.local_provider.aws_clients import CONFIG

PREFIX = "task-reminder-local-"
ROLES = f"arn:aws:iam::000000000000:role/{PREFIX}"
NO_TIMER = '{"owner": "nobody", "id": "none", "generation": 1, "dueAt": "2020-01-01T00:00:00Z"}'
EXECUTION = f"arn:aws:states:ap-southeast-2:000000000000:execution:{PREFIX}reminder:none"
QUEUE = f"http://localhost/000000000000/{PREFIX}feedback"
DENIED = {"AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation"}
"""The error codes of a denial by IAM; SNS and EC2 have their own."""

OWN = {
    "api": {"get", "put", "update", "delete", "query", "query by state", "start", "stop"},
    "email": {"get", "put", "query", "send email"},
    "feedback": {"get", "put", "update", "look at queue"},
    "pacer": set(),
    "sweep": {"get", "put", "update", "query", "query watched", "start", "stop"},
}
"""The calls that each function's role allows besides its log; every other call must be denied."""

Call = tuple[str, str, dict[str, Any]]
"""A service, its operation, and the parameters."""


def calls(outputs: Mapping[str, Any]) -> dict[str, Call]:
    """Returns the allowed calls, and similar ones, on the stack with these outputs."""
    table, machine = {"TableName": outputs["tableName"]}, {"stateMachineArn": outputs["stateMachineArn"]}
    queue = {"QueueUrl": QUEUE}
    key = {"owner": {"S": "nobody"}, "id": {"S": "none"}}
    update = {"UpdateExpression": "SET a = :a", "ExpressionAttributeValues": {":a": {"S": "a"}}}
    email = {
        "FromEmailAddress": EMAIL,
        "Destination": {"ToAddresses": [EMAIL]},
        "Content": {"Simple": {"Subject": {"Data": "Hello"}, "Body": {"Text": {"Data": "Hello"}}}},
    }
    return {
        "get": ("dynamodb", "get_item", table | {"Key": key}),
        "put": ("dynamodb", "put_item", table | {"Item": key}),
        "update": ("dynamodb", "update_item", table | {"Key": key} | update),
        "delete": ("dynamodb", "delete_item", table | {"Key": key}),
        "query": ("dynamodb", "query", table | by("owner")),
        "query by state": ("dynamodb", "query", table | by("owner") | {"IndexName": "by_state"}),
        "query watched": ("dynamodb", "query", table | by("watch") | {"IndexName": "watched"}),
        "scan": ("dynamodb", "scan", table),
        "get from another": ("dynamodb", "get_item", {"TableName": f"{PREFIX}others", "Key": key}),
        "start": ("stepfunctions", "start_execution", machine | {"input": NO_TIMER}),
        "stop": ("stepfunctions", "stop_execution", {"executionArn": EXECUTION}),
        "send email": ("sesv2", "send_email", email),
        "send SMS": ("sns", "publish", {"PhoneNumber": PHONE, "Message": "Hello"}),
        "look at queue": ("sqs", "get_queue_attributes", queue | {"AttributeNames": ["QueueArn"]}),
        "send to queue": ("sqs", "send_message", queue | {"MessageBody": "{}"}),
        "invoke": ("lambda", "invoke", {"FunctionName": outputs["emailFunctionName"]}),
        "read page": ("s3", "get_object", {"Bucket": outputs["bucketName"], "Key": "config.json"}),
        "take a role": ("sts", "assume_role", {"RoleArn": f"{ROLES}reminder", "RoleSessionName": "other"}),
        "list users": ("cognito-idp", "list_users", {"UserPoolId": outputs["userPoolId"]}),
    }


def by(name: str) -> dict[str, Any]:
    """Returns the condition of a query that finds nothing."""
    return {
        "KeyConditionExpression": "#key = :value",
        "ExpressionAttributeNames": {"#key": name},
        "ExpressionAttributeValues": {":value": {"S": "nobody"}},
    }


def outcome(session: Any, endpoint_url: str, call: Call) -> str:  # noqa: ANN401 - boto3 has a type for each service
    """Returns the error code of the call, or `done`."""
    service, operation, parameters = call
    client = session.client(service, endpoint_url=endpoint_url, config=CONFIG)
    try:
        getattr(client, operation)(**parameters)
    except ClientError as error:
        return str(error.response["Error"]["Code"])
    return "done"


def test_every_role_that_lambda_assumes_is_tried(stack: Stack) -> None:
    roles = stack.aws.client("iam").list_roles()["Roles"]
    assumed = {
        role["RoleName"].removeprefix(PREFIX)
        for role in roles
        if "lambda.amazonaws.com" in str(role["AssumeRolePolicyDocument"])
    }
    assert assumed == OWN.keys()


@pytest.mark.parametrize("name", OWN)
def test_a_role_may_make_its_own_calls_and_no_other(stack: Stack, name: str) -> None:
    given = stack.aws.client("sts").assume_role(RoleArn=ROLES + name, RoleSessionName="code")["Credentials"]
    session = boto3.Session(
        given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"], region_name=REGION
    )
    outcomes = {
        what: outcome(session, stack.aws.endpoint_url, call) for what, call in calls(stack.outputs).items()
    }
    assert {what for what, code in outcomes.items() if code not in DENIED} == OWN[name]
