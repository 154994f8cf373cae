"""Reads the graph's policies as rows: role, effect, action, resource, condition."""

import json
from collections.abc import Iterator
from typing import Any

from tests.infra.recording import Graph

Row = tuple[str, str, str, str, str]


def permissions(graph: Graph) -> set[Row]:
    """What each role may do; roles are named without the stack's prefix."""
    return {
        (_short(policy.inputs["role"]), *row)
        for policy in graph.of_type("aws:iam/rolePolicy:RolePolicy")
        for row in _rows(policy.inputs["policy"])
    }


def trusts(graph: Graph) -> dict[str, list[dict[str, Any]]]:
    """The statements of each role's trust policy."""
    roles = graph.of_type("aws:iam/role:Role")
    return {_short(role.inputs["name"]): _statements(role.inputs["assumeRolePolicy"]) for role in roles}


def _rows(policy: str) -> Iterator[tuple[str, str, str, str]]:
    for statement in _statements(policy):
        condition = json.dumps(statement["Condition"]) if "Condition" in statement else ""
        for action in statement["Action"]:
            for resource in statement["Resource"]:
                yield statement["Effect"], action, resource, condition


def _statements(policy: str) -> list[dict[str, Any]]:
    document = json.loads(policy)
    assert document["Version"] == "2012-10-17"
    statements: list[dict[str, Any]] = document["Statement"]
    return statements


def _short(name: str) -> str:
    return name.removeprefix("task-reminder-local-")
