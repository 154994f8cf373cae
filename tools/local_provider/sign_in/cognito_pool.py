"""Cognito user pools."""

from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType, State
from tools.local_provider.single_calls import omit, pick, refuse_removal

SERVICE = "cognito-idp"
RENAMES = {"name": "PoolName", "tags": "UserPoolTags"}
IMMUTABLE = {"name", "usernameAttributes", "usernameConfiguration"}
MFA = ("mfaConfiguration", "softwareTokenMfaConfiguration")
"""Settings that only SetUserPoolMfaConfig sets; without them there is no second factor."""


class Protected(ValueError):
    """A user pool that AWS refuses to delete, unlike the emulator."""


def create_pool(aws: Aws, inputs: Inputs) -> Created:
    """Creates a user pool."""
    pool = aws.call(SERVICE, "CreateUserPool", _nested(omit(inputs, *MFA)), RENAMES)["UserPool"]
    if "mfaConfiguration" in inputs:
        _set_mfa(aws, pool["Id"], inputs)
    endpoint = f"cognito-idp.{aws.region}.amazonaws.com/{pool['Id']}"
    return Created(pool["Id"], {"arn": pool["Arn"], "endpoint": endpoint})


def update_pool(aws: Aws, change: Change) -> None:
    """Changes a pool's settings in one call, which resets omitted ones, and then MFA."""
    refuse_removal(change, *MFA)
    rules = _nested(omit(change.new, "tags", *IMMUTABLE, *MFA))
    aws.call(SERVICE, "UpdateUserPool", {"userPoolId": change.state.id, **rules})
    if "mfaConfiguration" in {*change.new, *change.changed}:
        _set_mfa(aws, change.state.id, change.new)


def delete_pool(aws: Aws, state: State) -> None:
    """Deletes a pool and all its users. Raises `Protected`."""
    client = aws.client(SERVICE)
    pool = client.describe_user_pool(UserPoolId=state.id)["UserPool"]
    if pool["DeletionProtection"] == "ACTIVE":
        raise Protected(f"user pool {state.id} has deletion protection: set it to INACTIVE first")
    client.delete_user_pool(UserPoolId=state.id)


def _set_mfa(aws: Aws, pool_id: str, inputs: Inputs) -> None:
    """Sets MFA like pulumi-aws: CreateUserPool and UpdateUserPool can't set authenticator apps.

    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html
    """
    mfa = {"userPoolId": pool_id, "mfaConfiguration": "OFF", **pick(inputs, *MFA)}
    aws.call(SERVICE, "SetUserPoolMfaConfig", mfa)


def _nested(inputs: Inputs) -> dict[str, Any]:
    """Returns the properties, with the password policy nested as in AWS."""
    pool = dict(inputs)
    if "passwordPolicy" in pool:
        pool["policies"] = {"passwordPolicy": pool.pop("passwordPolicy")}
    return pool


RESOURCE_TYPES = {
    "aws:cognito/userPool:UserPool": ResourceType(create_pool, delete_pool, update_pool, immutable=IMMUTABLE)
}
