"""Cognito user pools."""

from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.by_call import left_out, refuse_removal
from tools.local_provider.resource_type import Change, Created, Inputs, Recorded, ResourceType

SERVICE = "cognito-idp"
RENAMES = {"name": "PoolName", "tags": "UserPoolTags"}
FIXED = {"name", "usernameAttributes", "usernameConfiguration"}


class Protected(ValueError):
    """A user pool that AWS refuses to delete, and the emulator doesn't."""


def create_pool(aws: Aws, inputs: Inputs) -> Created:
    """Make a user pool."""
    pool = aws.call(SERVICE, "CreateUserPool", _nested(inputs), RENAMES)["UserPool"]
    endpoint = f"cognito-idp.{aws.region}.amazonaws.com/{pool['Id']}"
    return Created(pool["Id"], {"arn": pool["Arn"], "endpoint": endpoint})


def update_pool(aws: Aws, change: Change) -> None:
    """Change a pool's rules: all of them in one call, which resets what it isn't told."""
    refuse_removal(change)
    rules = _nested(left_out(change.new, "tags", *FIXED))
    aws.call(SERVICE, "UpdateUserPool", {"userPoolId": change.recorded.id, **rules})


def delete_pool(aws: Aws, recorded: Recorded) -> None:
    """Take a pool and all its users away. Raises `Protected`."""
    client = aws.client(SERVICE)
    pool = client.describe_user_pool(UserPoolId=recorded.id)["UserPool"]
    if pool["DeletionProtection"] == "ACTIVE":
        raise Protected(f"user pool {recorded.id} is protected from deletion: make that INACTIVE first")
    client.delete_user_pool(UserPoolId=recorded.id)


def _nested(inputs: Inputs) -> dict[str, Any]:
    """The properties, with the password's rules where AWS has them."""
    pool = dict(inputs)
    if "passwordPolicy" in pool:
        pool["policies"] = {"passwordPolicy": pool.pop("passwordPolicy")}
    return pool


RESOURCE_TYPES = {
    "aws:cognito/userPool:UserPool": ResourceType(create_pool, delete_pool, update_pool, fixed=FIXED)
}
