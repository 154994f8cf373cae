"""Tests that every action in a policy exists in AWS, and every condition key is documented.

IAM accepts a misspelt action or condition key silently, and denies the call later.
"""

from functools import cache

import botocore.session

from tests.parts.infra.access.policy_table import statements
from tests.parts.infra.recording import Graph

MODELS = {"ses": "sesv2", "states": "stepfunctions"}
"""botocore's name of a service if it differs from the IAM prefix."""

NO_CALLS = {
    # https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
    *(f"logs:{action}LogDelivery" for action in ("Create", "Delete", "Get", "Update")),
    "logs:ListLogDeliveries",
    # https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
    "lambda:InvokeFunction",
}
"""Actions that have another name than their call."""

KEYS = {
    # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    "aws:SecureTransport",
    "aws:SourceAccount",
    "aws:SourceArn",
    # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
    "dynamodb:LeadingKeys",
    # https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html
    "ses:FromAddress",
}

OPERATORS = {
    *("ArnEquals", "ArnLike", "Bool", "StringEquals"),
    *("ForAllValues:StringEquals", "ForAllValues:StringLike", "ForAnyValue:StringEquals"),
}
"""https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html"""


@cache
def calls(prefix: str) -> frozenset[str]:
    """Returns the operations of the service with this IAM prefix."""
    session = botocore.session.get_session()
    name = MODELS.get(prefix, prefix)
    known = name in session.get_available_services()
    return frozenset(session.get_service_model(name).operation_names if known else ())


def exists(action: str) -> bool:
    prefix, _, name = action.partition(":")
    return action in NO_CALLS or name in calls(prefix)


def test_every_action_exists(graph: Graph) -> None:
    used = {action for statement in statements(graph) for action in statement["Action"]}
    used.add(graph.one("aws:lambda/permission:Permission")["action"])
    assert len(used) > 10
    assert [action for action in used - {"s3:*"} if not exists(action)] == []
    assert used >= NO_CALLS


def test_a_wildcard_for_a_whole_service_is_only_denied(graph: Graph) -> None:
    whole = [each for each in statements(graph) if any("*" in action for action in each["Action"])]
    assert {each["Effect"] for each in whole} == {"Deny"}


def test_every_condition_is_documented_by_aws(graph: Graph) -> None:
    conditions = [statement["Condition"] for statement in statements(graph) if "Condition" in statement]
    assert conditions
    assert {operator for condition in conditions for operator in condition} <= OPERATORS
    assert {key for condition in conditions for keys in condition.values() for key in keys} <= KEYS
