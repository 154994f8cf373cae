"""What roles may do with the marks on addresses, and with the key that they are hashed with.

By the items' owners: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
"""

import pulumi

from infra.common.policies import Statement
from workflow.storage.schema import KEY_OWNER, MARK_PREFIX

LEADING_KEYS = "dynamodb:LeadingKeys"


def reads_marks(table_arn: pulumi.Output[str]) -> list[Statement]:
    """May look marks up; who hashes an address first of all makes the key."""
    return [
        Statement(
            actions=["dynamodb:Query"],
            resources=[table_arn],
            conditions={"ForAllValues:StringLike": {LEADING_KEYS: f"{MARK_PREFIX}*"}},
        ),
        Statement(
            actions=["dynamodb:GetItem", "dynamodb:PutItem"],
            resources=[table_arn],
            conditions={"ForAllValues:StringEquals": {LEADING_KEYS: KEY_OWNER}},
        ),
    ]


def sets_marks(table_arn: pulumi.Output[str]) -> list[Statement]:
    """May set marks; it never looks any up."""
    _, key = reads_marks(table_arn)
    marks = Statement(
        actions=["dynamodb:PutItem"],
        resources=[table_arn],
        conditions={"ForAllValues:StringLike": {LEADING_KEYS: f"{MARK_PREFIX}*"}},
    )
    return [key, marks]


def never_the_key(table_arn: pulumi.Output[str], *actions: str) -> Statement:
    """May not do these actions with the key, whatever else it may do with the table."""
    return Statement(
        effect="Deny",
        actions=actions,
        resources=[table_arn],
        conditions={"ForAnyValue:StringEquals": {LEADING_KEYS: KEY_OWNER}},
    )
