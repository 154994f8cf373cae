"""Tests that a call that violates its AWS service's rules is rejected before it is made."""

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

from tests.parts.local_provider.pulumi_program import run
from tools.local.engine.engine_error import EngineError
from tools.local_provider.aws_clients import Aws
from tools.local_provider.endpoint import Endpoint
from tools.local_provider.service_rules import EXCEPTIONS, RuleViolation, problems

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
BROKEN: list[tuple[str, str, dict[str, Any], str]] = [
    ("lambda", "CreateFunction", {"Runtime": "python2"}, "Runtime must be one of"),
    ("lambda", "CreateFunction", {"MemorySize": 64}, "MemorySize must be at least 128"),
    ("lambda", "CreateFunction", {"MemorySize": 99_999}, "MemorySize must be at most"),
    ("lambda", "CreateFunction", {"Description": "x" * 257}, "Description must be at most 256 characters"),
    ("lambda", "CreateFunction", {"Architectures": ["arm64", "x86_64"]}, "Architectures must be at most 1"),
    ("lambda", "CreateFunction", {"Role": "s3cret"}, "Role must match"),
    (
        *("lambda", "CreateFunction", {"Environment": {"Variables": {"2nd": "x"}}}),
        "Environment.Variables.2nd (the key) must match",
    ),
    (
        *("dynamodb", "CreateTable", {"KeySchema": [{"AttributeName": "id", "KeyType": "SORT"}]}),
        "KeySchema[0].KeyType must be one of HASH, RANGE",
    ),
]
SOUND: dict[str, dict[str, Any]] = {"lambda": FUNCTION, "dynamodb": TABLE}


@pytest.fixture(scope="module")
def aws() -> Aws:
    return Aws(Endpoint(NOBODY, "nobody"), "eu-west-1")


@pytest.mark.parametrize(("service", "operation", "wrong", "message"), BROKEN)
def test_a_violated_rule_is_reported_with_its_property_but_without_the_value(
    aws: Aws, service: str, operation: str, wrong: dict[str, Any], message: str
) -> None:
    with pytest.raises(RuleViolation) as refused:
        call(aws, service, operation, SOUND[service] | wrong)
    assert str(refused.value).startswith(f"{service} {operation}: {message}")
    assert "s3cret" not in str(refused.value)


def test_the_engine_names_the_resource_too(tmp_path: Path) -> None:
    message = r"aws:cloudwatch/logGroup:LogGroup logs: logs CreateLogGroup: logGroupName must match"
    with pytest.raises(EngineError, match=message):
        run(tmp_path, 'aws.cloudwatch.LogGroup("logs", name="two words")')


def test_all_violations_of_a_call_are_reported_at_once(aws: Aws) -> None:
    wrong = TABLE | {"BillingMode": "FREE", "TableClass": "GOLD"}
    with pytest.raises(RuleViolation, match=r"BillingMode.*TableClass|TableClass.*BillingMode"):
        call(aws, "dynamodb", "CreateTable", wrong)


def test_a_valid_call_has_no_violations(aws: Aws) -> None:
    most = FUNCTION | {"Description": "x" * 256, "MemorySize": 128}
    model = aws.client("lambda").meta.service_model.operation_model("CreateFunction")
    assert list(problems(most, model)) == []


@given(st.text(max_size=80))
def test_a_role_may_have_exactly_the_names_that_iam_accepts(name: str) -> None:
    model = IAM.operation_model("GetRole")
    allowed = bool(regex.fullmatch(r"[A-Za-z0-9_+=,.@-]{1,64}", name))
    assert (list(problems({"RoleName": name}, model)) == []) is allowed


def test_calls_of_any_client_in_the_tests_are_checked() -> None:
    client = boto3.client("dynamodb", region_name="eu-west-1", endpoint_url=NOBODY)
    with pytest.raises(RuleViolation, match="dynamodb GetItem: TableName"):
        client.get_item(TableName="x" * 1025, Key={"id": {"S": "1"}})


def test_every_pattern_except_the_listed_ones_can_be_checked() -> None:
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
