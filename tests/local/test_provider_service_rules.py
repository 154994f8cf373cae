"""A call that AWS would refuse for its service's own rules is refused before it is made."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import boto3
import botocore.session
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from local.engine import EngineError
from local.provider.aws_clients import Aws
from local.provider.service_rules import EXCEPTIONS, RuleBroken, problems
from tests.local.pulumi_program import run

MODELS = botocore.session.get_session()
IAM = MODELS.get_service_model("iam")
NOBODY = "http://127.0.0.1:9"
ROLE = "arn:aws:iam::000000000000:role/demo"

TABLE = {
    "TableName": "demo",
    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
    "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
    "BillingMode": "PAY_PER_REQUEST",
}
FUNCTION = {"FunctionName": "demo", "Role": ROLE, "Runtime": "python3.13", "Code": {"ZipFile": b"zip"}}
MACHINE = {"name": "demo", "definition": "{}", "roleArn": ROLE}
BROKEN: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("dynamodb", "CreateTable", TABLE | {"BillingMode": "FREE"}, "BillingMode", "one of PROVISIONED"),
    ("dynamodb", "CreateTable", TABLE | {"TableName": "x" * 1025}, "TableName", "1024 characters"),
    (
        "dynamodb",
        "CreateTable",
        TABLE | {"KeySchema": [{"AttributeName": "id", "KeyType": "SORT"}]},
        "KeySchema[0].KeyType",
        "one of HASH, RANGE",
    ),
    ("lambda", "CreateFunction", FUNCTION | {"MemorySize": 64}, "MemorySize", "at least 128"),
    ("lambda", "CreateFunction", FUNCTION | {"MemorySize": 99_999}, "MemorySize", "at most"),
    ("lambda", "CreateFunction", FUNCTION | {"Runtime": "python2"}, "Runtime", "one of"),
    ("lambda", "CreateFunction", FUNCTION | {"Description": "x" * 257}, "Description", "256 characters"),
    ("lambda", "CreateFunction", FUNCTION | {"Architectures": ["arm64", "x86_64"]}, "Architectures", "items"),
    ("lambda", "CreateFunction", FUNCTION | {"Role": "nobody"}, "Role", "must match"),
    (
        "lambda",
        "CreateFunction",
        FUNCTION | {"Environment": {"Variables": {"2nd": "x"}}},
        "Environment.Variables.2nd (the key)",
        "must match",
    ),
    ("iam", "CreateRole", {"RoleName": "x" * 65, "AssumeRolePolicyDocument": "{}"}, "RoleName", "64"),
    ("logs", "CreateLogGroup", {"logGroupName": "a b"}, "logGroupName", "must match"),
    ("stepfunctions", "CreateStateMachine", MACHINE | {"name": "x" * 81}, "name", "80 characters"),
    ("stepfunctions", "CreateStateMachine", MACHINE | {"type": "FAST"}, "type", "one of STANDARD"),
]


@pytest.fixture(scope="module")
def aws() -> Aws:
    return Aws(NOBODY, "eu-west-1")


@pytest.mark.parametrize(("service", "operation", "params", "path", "rule"), BROKEN)
def test_what_breaks_a_rule_is_refused_by_property_and_rule(
    aws: Aws, service: str, operation: str, params: dict[str, Any], path: str, rule: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        call(aws, service, operation, params)
    message = str(refused.value)
    assert message.startswith(f"{service} {operation}: ")
    (broken,) = [part for part in message.partition(": ")[2].split("; ") if part.startswith(f"{path} ")][:1]
    assert rule in message
    assert "must" in broken


@pytest.mark.parametrize(
    ("program", "message"),
    [
        (
            'aws.cloudwatch.LogGroup("logs", name="two words")',
            r"aws:cloudwatch/logGroup:LogGroup logs: logs CreateLogGroup: logGroupName must match",
        ),
        (
            'aws.iam.Role("worker", name="x" * 65, assume_role_policy="{}")',
            "aws:iam/role:Role worker: iam CreateRole: RoleName must be at most 64 characters",
        ),
    ],
)
def test_the_engine_names_the_resource_too(tmp_path: Path, program: str, message: str) -> None:
    with pytest.raises(EngineError, match=message):
        run(tmp_path, program)


def test_all_that_is_wrong_with_a_call_is_said_at_once(aws: Aws) -> None:
    wrong = TABLE | {"BillingMode": "FREE", "TableClass": "GOLD"}
    with pytest.raises(RuleBroken, match=r"BillingMode.*TableClass|TableClass.*BillingMode"):
        call(aws, "dynamodb", "CreateTable", wrong)


def test_a_refusal_repeats_no_value(aws: Aws) -> None:
    with pytest.raises(RuleBroken) as refused:
        call(aws, "lambda", "CreateFunction", FUNCTION | {"Role": "s3cret"})
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize(
    ("service", "operation", "params"),
    [
        ("dynamodb", "CreateTable", TABLE),
        ("lambda", "CreateFunction", FUNCTION | {"Description": "x" * 256, "MemorySize": 128}),
        ("stepfunctions", "CreateStateMachine", MACHINE),
    ],
)
def test_what_keeps_to_the_rules_has_no_problem(
    aws: Aws, service: str, operation: str, params: dict[str, Any]
) -> None:
    model = aws.client(service).meta.service_model.operation_model(operation)
    assert list(problems(params, model)) == []


@given(st.text(max_size=80))
def test_a_role_has_every_name_that_iam_takes_and_no_other(name: str) -> None:
    model = IAM.operation_model("GetRole")
    allowed = bool(regex.fullmatch(r"[A-Za-z0-9_+=,.@-]{1,64}", name))
    assert (list(problems({"RoleName": name}, model)) == []) is allowed


@given(st.text(min_size=1, max_size=40))
def test_a_role_has_a_description_in_any_latin_script(text: str) -> None:
    model = IAM.operation_model("UpdateRole")
    allowed = all(c in "\t\n\r" or " " <= c <= "~" or "\xa1" <= c <= "\xff" for c in text)
    assert (list(problems({"RoleName": "demo", "Description": text}, model)) == []) is allowed


def test_calls_of_any_client_in_the_tests_are_checked() -> None:
    client = boto3.client("dynamodb", region_name="eu-west-1", endpoint_url=NOBODY)
    with pytest.raises(RuleBroken, match="dynamodb GetItem: TableName"):
        client.get_item(TableName="x" * 1025, Key={"id": {"S": "1"}})


def test_every_pattern_can_be_held_to_but_for_the_exceptions() -> None:
    unreadable = set()
    for service in (
        *("apigatewayv2", "cloudfront", "dynamodb", "iam", "lambda", "logs"),
        *("s3", "scheduler", "sesv2", "sns", "stepfunctions", "sts"),
    ):
        model = MODELS.get_service_model(service)
        for name in model.shape_names:
            pattern = model.shape_for(name).metadata.get("pattern")
            if pattern is not None and not readable(pattern):
                unreadable.add((service, name))
    assert unreadable == EXCEPTIONS.keys()


def readable(pattern: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return bool(regex.compile(pattern))
        except (regex.error, FutureWarning):
            return False


def call(aws: Aws, service: str, operation: str, params: dict[str, Any]) -> None:
    aws.client(service)._make_api_call(operation, params)
