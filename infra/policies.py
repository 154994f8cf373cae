"""IAM policy documents as JSON text, from statements that name exactly what they allow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import pulumi


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One statement of a policy.

    `conditions` is operator → key → value. The policies of roles and buckets have a principal: a `service`,
    or `everyone`. Without `resources` the statement is about what the policy is attached to, as trust
    policies are.
    """

    actions: Sequence[str]
    resources: Sequence[pulumi.Input[str]] = ()
    effect: Literal["Allow", "Deny"] = "Allow"
    conditions: Mapping[str, Mapping[str, pulumi.Input[str]]] = field(default_factory=dict)
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


def trust(
    service: str, *, account_id: str | None = None, source_arn: pulumi.Input[str] | None = None
) -> pulumi.Output[str]:
    """Lets an AWS service take the role on, where both are given only on behalf of that resource."""
    conditions: dict[str, dict[str, pulumi.Input[str]]] = {}
    if account_id is not None:
        conditions["StringEquals"] = {"aws:SourceAccount": account_id}
    if source_arn is not None:
        conditions["ArnLike"] = {"aws:SourceArn": source_arn}
    return document(Statement(actions=["sts:AssumeRole"], service=service, conditions=conditions))
