"""Reads the graph's policies: their statements, and each role's permissions as rows."""

import json
from collections.abc import Iterator
from typing import Any

from tests.parts.infra.recording import Graph

POLICIES = {
    "aws:iam/role:Role": "assumeRolePolicy",
    "aws:iam/rolePolicy:RolePolicy": "policy",
    "aws:s3/bucketPolicy:BucketPolicy": "policy",
    "aws:sns/topic:Topic": "policy",
    "aws:sqs/queuePolicy:QueuePolicy": "policy",
}

Row = tuple[str, str, str, str]
"""Role, effect, action, resource."""


def statements(graph: Graph) -> Iterator[dict[str, Any]]:
    """Policies of roles, their trust, the bucket, the topics and the queue."""
    for type_, member in POLICIES.items():
        for resource in graph.of_type(type_):
            yield from _statements(resource.inputs[member])


def permissions(graph: Graph) -> set[Row]:
    """Returns the permissions of each role; roles are named without the stack's prefix."""
    return {
        (_short(policy.inputs["role"]), statement["Effect"], action, resource)
        for policy in graph.of_type("aws:iam/rolePolicy:RolePolicy")
        for statement in _statements(policy.inputs["policy"])
        for action in statement["Action"]
        for resource in statement["Resource"]
    }


def trusts(graph: Graph) -> dict[str, list[dict[str, Any]]]:
    """Returns the statements of each role's trust policy."""
    roles = graph.of_type("aws:iam/role:Role")
    return {_short(role.inputs["name"]): _statements(role.inputs["assumeRolePolicy"]) for role in roles}


def _statements(policy: str) -> list[dict[str, Any]]:
    document = json.loads(policy)
    assert document["Version"] == "2012-10-17"
    statements: list[dict[str, Any]] = document["Statement"]
    return statements


def _short(name: str) -> str:
    return name.removeprefix("task-reminder-local-")
