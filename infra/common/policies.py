"""Builds IAM policy documents as JSON text, from statements that name exactly what they allow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import pulumi

Conditions = Mapping[str, Mapping[str, pulumi.Input[str]]]
"""Operator → key → value."""


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One statement of a policy.

    Its principal is a `service`, `everyone`, or none: then it applies to the role that the policy is attached
    to. Without `resources` it applies to the resource that the policy is attached to, as in trust policies.
    """

    actions: Sequence[str]
    resources: Sequence[pulumi.Input[str]] = ()
    effect: Literal["Allow", "Deny"] = "Allow"
    conditions: Conditions = field(default_factory=dict)
    service: str | None = None
    everyone: bool = False

    def rendered(self) -> dict[str, Any]:
        """Returns the statement in IAM's JSON structure; its values may be outputs."""
        parts = {
            "Effect": self.effect,
            "Principal": "*" if self.everyone else {"Service": self.service} if self.service else None,
            "Action": list(self.actions),
            "Resource": list(self.resources) or None,
            "Condition": self.conditions or None,
        }
        return {name: part for name, part in parts.items() if part is not None}


def document(*statements: Statement) -> pulumi.Output[str]:
    """Returns the policy document with these statements."""
    body = {"Version": "2012-10-17", "Statement": [statement.rendered() for statement in statements]}
    return pulumi.Output.json_dumps(body)


def on_behalf_of(account_id: str, source_arn: pulumi.Input[str]) -> Conditions:
    """Returns conditions that let a service act only for the resource with that ARN in that account."""
    return {"StringEquals": {"aws:SourceAccount": account_id}, "ArnLike": {"aws:SourceArn": source_arn}}


def trust(service: str, conditions: Conditions | None = None) -> pulumi.Output[str]:
    """Returns a trust policy that lets an AWS service assume the role, under optional conditions."""
    return document(Statement(actions=["sts:AssumeRole"], service=service, conditions=conditions or {}))
