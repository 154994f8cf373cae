"""What an edge between two services may take, each as a check of the graph."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.infra.made import ACCOUNT
from tests.infra.policy_table import permissions, trusts
from tests.infra.recording import Graph

LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup"
NAME = "task-reminder-local"
DISTRIBUTION = f"arn:aws:cloudfront::{ACCOUNT}:distribution/E1"
ON_BEHALF = {"StringEquals": {"aws:SourceAccount": ACCOUNT}}
Check = Callable[[Graph], bool]


def may(role: str, action: str, resource: str) -> Check:
    """The role's policy allows it."""
    return lambda graph: (role, "Allow", action, resource) in {row[:4] for row in permissions(graph)}


def trusted(role: str, service: str, source: str | None) -> Check:
    """Only that service may take the role on, and only for that source where it names one."""

    def check(graph: Graph) -> bool:
        (statement,) = trusts(graph)[role]
        condition = {} if source is None else {**ON_BEHALF, "ArnLike": {"aws:SourceArn": source}}
        return bool(
            statement["Principal"] == {"Service": service}
            and statement["Action"] == ["sts:AssumeRole"]
            and statement.get("Condition", {}) == condition
        )

    return check


def after_its_policy(name: str, type_: str, policy: str) -> Check:
    """The resource is made once its role's policy is there."""

    def check(graph: Graph) -> bool:
        (resource,) = (r for r in graph.of_type(type_) if r.name == name)
        return policy in resource.depends_on

    return check


def has(type_: str, **members: Any) -> Check:  # noqa: ANN401 - whatever JSON holds
    """The only resource of that type has these properties."""
    return lambda graph: members.items() <= graph.one(type_).items()


def logs_to(prefix: str, name: str) -> Check:
    """There is a log group of that name, so that the service's own policy of its log groups covers it."""
    return lambda graph: f"{prefix}{NAME}-{name}" in {g.inputs["name"] for g in graph.of_type(LOG_GROUP)}


def bucket_admits_the_distribution(graph: Graph) -> bool:
    (read,) = (
        statement
        for statement in json.loads(graph.one("aws:s3/bucketPolicy:BucketPolicy")["policy"])["Statement"]
        if statement["Effect"] == "Allow"
    )
    return bool(
        read["Principal"] == {"Service": "cloudfront.amazonaws.com"}
        and read["Condition"] == {"StringEquals": {"aws:SourceArn": DISTRIBUTION}}
    )


@dataclass(frozen=True)
class Edge:
    """One service that acts for another, and what that takes."""

    actor: str
    target: str
    takes: tuple[Check, ...]
