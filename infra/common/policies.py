"""IAM policy documents as JSON text, from statements that name exactly what they allow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import pulumi

Conditions = Mapping[str, Mapping[str, pulumi.Input[str]]]
"""Operator → key → value."""


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One statement of a policy.

    Whom it is about: a `service`, `everyone`, or nobody but the role that the policy is attached to. Without
    `resources` it is about what the policy is attached to, as trust policies are.
    """

    actions: Sequence[str]
    resources: Sequence[pulumi.Input[str]] = ()
    effect: Literal["Allow", "Deny"] = "Allow"
    conditions: Conditions = field(default_factory=dict)
    service: str | None = None
    everyone: bool = False

    def rendered(self) -> dict[str, Any]:
        """The statement as IAM writes it, its values perhaps outputs still."""
        parts = {
            "Effect": self.effect,
            "Principal": "*" if self.everyone else {"Service": self.service} if self.service else None,
            "Action": list(self.actions),
            "Resource": list(self.resources) or None,
            "Condition": self.conditions or None,
        }
        return {name: part for name, part in parts.items() if part is not None}


def document(*statements: Statement) -> pulumi.Output[str]:
    """The policy that holds these statements."""
    body = {"Version": "2012-10-17", "Statement": [statement.rendered() for statement in statements]}
    return pulumi.Output.json_dumps(body)


def on_behalf_of(account_id: str, source_arn: pulumi.Input[str]) -> Conditions:
    """The conditions under which a service may act: only for a resource with that ARN in that account."""
    return {"StringEquals": {"aws:SourceAccount": account_id}, "ArnLike": {"aws:SourceArn": source_arn}}


def trust(service: str, conditions: Conditions | None = None) -> pulumi.Output[str]:
    """Lets an AWS service take the role on, perhaps under conditions."""
    return document(Statement(actions=["sts:AssumeRole"], service=service, conditions=conditions or {}))
