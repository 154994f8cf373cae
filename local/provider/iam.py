"""IAM roles and their inline policies."""

from local.provider.aws_clients import Aws
from local.provider.by_call import deleting, picked, reading, refuse_removal, retag
from local.provider.resource_type import Change, Created, Inputs, Recorded, ResourceType

ROLE_RENAMES = {"name": "RoleName", "assumeRolePolicy": "AssumeRolePolicyDocument"}
POLICY_RENAMES = {"name": "PolicyName", "role": "RoleName", "policy": "PolicyDocument"}


SENDER = '"StringEquals": {"ses:FromAddress"'
SENDER_IF_KNOWN = '"StringEqualsIfExists": {"ses:FromAddress"'
"""The emulator doesn't tell its IAM who an email is from, and would refuse each where that must be known."""


def create_role(aws: Aws, inputs: Inputs) -> Created:
    """Make a role."""
    role = aws.call("iam", "CreateRole", inputs, ROLE_RENAMES)["Role"]
    return Created(role["RoleName"], {"arn": role["Arn"]})


def update_role(aws: Aws, change: Change) -> None:
    """Change who may take a role on, and what it says of itself."""
    refuse_removal(change)
    name = {"roleName": change.recorded.id}
    if change.names & {"description", "maxSessionDuration"}:
        aws.call("iam", "UpdateRole", name | picked(change.new, "description", "maxSessionDuration"))
    if "assumeRolePolicy" in change.names:
        policy = {"policyDocument": change.new["assumeRolePolicy"]}
        aws.call("iam", "UpdateAssumeRolePolicy", name | policy)
    retag(aws, "iam", name, change, ("TagRole", "UntagRole"))


def put_role_policy(aws: Aws, inputs: Inputs) -> Created:
    """Write an inline policy into a role."""
    policy = inputs["policy"].replace(SENDER, SENDER_IF_KNOWN)
    aws.call("iam", "PutRolePolicy", {**inputs, "policy": policy}, POLICY_RENAMES)
    return Created(f"{inputs['role']}:{inputs['name']}")


def update_role_policy(aws: Aws, change: Change) -> None:
    """Write an inline policy anew."""
    put_role_policy(aws, change.new)


def read_role_policy(aws: Aws, recorded: Recorded) -> Inputs:
    """Read an inline policy, with the condition on the sender as it was asked for."""
    found = _read_role_policy(aws, recorded)
    return {**found, "policy": found["policy"].replace(SENDER_IF_KNOWN, SENDER)}


_read_role_policy = reading("iam", "GetRolePolicy", None, POLICY_RENAMES, RoleName="role", PolicyName="name")

RESOURCE_TYPES = {
    "aws:iam/role:Role": ResourceType(
        create_role,
        deleting("iam", "DeleteRole", RoleName="id"),
        reading("iam", "GetRole", "Role", ROLE_RENAMES, RoleName="id"),
        update_role,
    ),
    "aws:iam/rolePolicy:RolePolicy": ResourceType(
        put_role_policy,
        deleting("iam", "DeleteRolePolicy", RoleName="role", PolicyName="name"),
        read_role_policy,
        update_role_policy,
    ),
}
