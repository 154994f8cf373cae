"""Cognito user pools."""

from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType, State
from tools.local_provider.single_calls import omit, refuse_removal

SERVICE = "cognito-idp"
RENAMES = {"name": "PoolName", "tags": "UserPoolTags"}
IMMUTABLE = {"name", "usernameAttributes", "usernameConfiguration"}


class Protected(ValueError):
    """A user pool that AWS refuses to delete, and the emulator doesn't."""


def create_pool(aws: Aws, inputs: Inputs) -> Created:
    """Make a user pool."""
    pool = aws.call(SERVICE, "CreateUserPool", _nested(inputs), RENAMES)["UserPool"]
    endpoint = f"cognito-idp.{aws.region}.amazonaws.com/{pool['Id']}"
    return Created(pool["Id"], {"arn": pool["Arn"], "endpoint": endpoint})


def update_pool(aws: Aws, change: Change) -> None:
    """Change a pool's rules: all of them in one call, which resets those it lacks."""
    refuse_removal(change)
    rules = _nested(omit(change.new, "tags", *IMMUTABLE))
    aws.call(SERVICE, "UpdateUserPool", {"userPoolId": change.state.id, **rules})


def delete_pool(aws: Aws, state: State) -> None:
    """Delete a pool and all its users. Raises `Protected`."""
    client = aws.client(SERVICE)
    pool = client.describe_user_pool(UserPoolId=state.id)["UserPool"]
    if pool["DeletionProtection"] == "ACTIVE":
        raise Protected(f"user pool {state.id} has deletion protection: set it to INACTIVE first")
    client.delete_user_pool(UserPoolId=state.id)


def _nested(inputs: Inputs) -> dict[str, Any]:
    """The properties, with the password policy nested as AWS has it."""
    pool = dict(inputs)
    if "passwordPolicy" in pool:
        pool["policies"] = {"passwordPolicy": pool.pop("passwordPolicy")}
    return pool


RESOURCE_TYPES = {
    "aws:cognito/userPool:UserPool": ResourceType(create_pool, delete_pool, update_pool, immutable=IMMUTABLE)
}
