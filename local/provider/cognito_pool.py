"""Cognito user pools."""

from collections.abc import Mapping
from typing import Any

from local.provider.aws_clients import Aws
from local.provider.by_call import picked, refuse_removal, retag
from local.provider.in_place import IN_PLACE
from local.provider.reported import reported
from local.provider.resource_type import Change, Created, Inputs, Recorded, ResourceType

SERVICE = "cognito-idp"
USER_POOL = "aws:cognito/userPool:UserPool"
RENAMES = {"name": "PoolName", "tags": "UserPoolTags"}
DESCRIBED = (
    *("usernameAttributes", "usernameConfiguration", "autoVerifiedAttributes", "adminCreateUserConfig"),
    *("accountRecoverySetting", "deletionProtection", "userPoolTier"),
)


class Protected(ValueError):
    """A user pool that AWS refuses to delete, and the emulator doesn't."""


def create_pool(aws: Aws, inputs: Inputs) -> Created:
    """Make a user pool."""
    pool = aws.call(SERVICE, "CreateUserPool", _nested(inputs), RENAMES)["UserPool"]
    return Created(pool["Id"], {"arn": pool["Arn"], "endpoint": _endpoint(aws, pool["Id"])})


def update_pool(aws: Aws, change: Change) -> None:
    """Change a pool's rules: all of them in one call, which resets what it isn't told."""
    refuse_removal(change)
    if change.names - {"tags"}:
        rules = picked(change.new, *IN_PLACE[USER_POOL])
        aws.call(SERVICE, "UpdateUserPool", {"userPoolId": change.recorded.id, **_nested(rules)}, RENAMES)
    retag(aws, SERVICE, {"resourceArn": change.recorded.properties["arn"]}, change)


def read_pool(aws: Aws, recorded: Recorded) -> Inputs:
    """Find a pool and its rules."""
    pool = _describe(aws, recorded.id)
    renames = {"tags": "UserPoolTags"}
    return reported({**pool, **pool["Policies"]}, recorded.properties, renames)


def delete_pool(aws: Aws, recorded: Recorded) -> None:
    """Take a pool and all its users away. Raises `Protected`."""
    if _describe(aws, recorded.id)["DeletionProtection"] == "ACTIVE":
        raise Protected(f"user pool {recorded.id} is protected from deletion: make that INACTIVE first")
    aws.client(SERVICE).delete_user_pool(UserPoolId=recorded.id)


def describe_pool(aws: Aws, id_: str) -> Inputs:
    """All properties of the pool with this id."""
    pool = _describe(aws, id_)
    return {
        "name": pool["Name"],
        "arn": pool["Arn"],
        "endpoint": _endpoint(aws, id_),
        "passwordPolicy": _as_properties(pool["Policies"]["PasswordPolicy"]),
        "tags": pool["UserPoolTags"],
        **{name: _as_properties(pool[f"{name[0].upper()}{name[1:]}"]) for name in DESCRIBED},
    }


def _describe(aws: Aws, id_: str) -> dict[str, Any]:
    pool: dict[str, Any] = aws.client(SERVICE).describe_user_pool(UserPoolId=id_)["UserPool"]
    return pool


def _nested(inputs: Inputs) -> dict[str, Any]:
    """The properties, with the password's rules where AWS has them."""
    pool = dict(inputs)
    if "passwordPolicy" in pool:
        pool["policies"] = {"passwordPolicy": pool.pop("passwordPolicy")}
    return pool


def _endpoint(aws: Aws, id_: str) -> str:
    return f"cognito-idp.{aws.region}.amazonaws.com/{id_}"


def _as_properties(value: object) -> object:
    """What AWS says, with the names of pulumi-aws: a small letter first."""
    match value:
        case Mapping():
            return {f"{key[0].lower()}{key[1:]}": _as_properties(item) for key, item in value.items()}
        case list():
            return [_as_properties(item) for item in value]
        case _:
            return value


RESOURCE_TYPES = {USER_POOL: ResourceType(create_pool, delete_pool, read_pool, update_pool, describe_pool)}
