"""Policy statements for the marks on addresses, and for the key of the hash that hides the addresses.

Restricted by the items' partition keys:
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
"""

import pulumi

from infra.common.policies import Statement
from workflow.storage.schema import KEY_OWNER, MARK_PREFIX

LEADING_KEYS = "dynamodb:LeadingKeys"


def allow_reading_marks(table_arn: pulumi.Output[str]) -> list[Statement]:
    """Allows reading marks, and creating the hash key: the first function that needs it creates it."""
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


def allow_writing_marks(table_arn: pulumi.Output[str]) -> list[Statement]:
    """Allows writing marks, but not reading them."""
    _, key = allow_reading_marks(table_arn)
    marks = Statement(
        actions=["dynamodb:PutItem"],
        resources=[table_arn],
        conditions={"ForAllValues:StringLike": {LEADING_KEYS: f"{MARK_PREFIX}*"}},
    )
    return [key, marks]


def deny_hash_key(table_arn: pulumi.Output[str], *actions: str) -> Statement:
    """Denies these actions on the hash key, whatever else is allowed on the table."""
    return Statement(
        effect="Deny",
        actions=actions,
        resources=[table_arn],
        conditions={"ForAnyValue:StringEquals": {LEADING_KEYS: KEY_OWNER}},
    )
