"""Every action, condition and form of resource in a policy is one that IAM knows, by AWS's published list.

IAM takes a misspelt action or condition key without a word, and the call is then refused when it is made.
"""

import re
from collections.abc import Iterator
from typing import Any

from policy_sentry.querying.actions import get_action_data
from policy_sentry.util.arns import ARN

from tests.infra.policy_table import statements
from tests.infra.recording import Graph
from tests.infra.test_wildcards import REASONS

GLOBAL_KEYS = {"aws:SecureTransport", "aws:SourceAccount", "aws:SourceArn"}
"""https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html"""

OPERATORS = {"ArnLike", "Bool", "StringEquals"}
"""https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html"""


def uses(graph: Graph) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every action with the statement that has it, but for `s3:*`, which is denied."""
    for statement in statements(graph):
        for action in statement["Action"]:
            if action == "s3:*":
                assert statement["Effect"] == "Deny"
            else:
                yield action, statement


def published(action: str) -> list[dict[str, Any]]:
    """What AWS says of an action: an entry for each type of resource that it takes."""
    service, _, name = action.partition(":")
    entries: list[dict[str, Any]] = get_action_data(service, name).get(service, [])
    return [entry for entry in entries if entry["action"] == action]


def test_every_action_exists(graph: Graph) -> None:
    permission = graph.one("aws:lambda/permission:Permission")["action"]
    used = {action for action, _ in uses(graph)} | {permission}
    assert len(used) > 10
    assert [action for action in used if not published(action)] == []


def test_every_condition_is_one_that_its_action_has(graph: Graph) -> None:
    conditioned = [
        (action, statement["Condition"]) for action, statement in uses(graph) if "Condition" in statement
    ]
    assert conditioned
    for action, conditions in conditioned:
        known = {key for entry in published(action) for key in entry["condition_keys"]} | GLOBAL_KEYS
        for operator, keys in conditions.items():
            assert operator in OPERATORS
            assert keys.keys() <= known, action


def test_every_resource_is_of_a_type_that_its_action_takes(graph: Graph) -> None:
    for action, statement in uses(graph):
        for resource in statement.get("Resource", []):
            taken = [entry["resource_arn_format"] for entry in published(action)]
            if resource == "*":
                assert taken == ["*"] or (action, "*") in REASONS, f"{action} takes {taken}"
            else:
                assert any(of_type(resource, format_) for format_ in taken), f"{action} on {resource}"


def of_type(resource: str, arn_format: str) -> bool:
    """Whether a resource is of the type with that form; `…:log-group:name:*` is the streams of a group."""
    plain = re.sub(r":log-group:[^:]+:\*$", ":log-group:name:log-stream:*", resource)
    return arn_format != "*" and bool(ARN(plain).same_resource_type(arn_format))
