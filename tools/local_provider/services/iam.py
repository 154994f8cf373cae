"""IAM roles and their inline policies."""

from tools.local_provider.aws_clients import Aws
from tools.local_provider.by_call import deleting, picked, refuse_removal, written_anew
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType

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
    if described := picked(change.new, *change.names - {"assumeRolePolicy"}):
        aws.call("iam", "UpdateRole", name | described)
    if "assumeRolePolicy" in change.names:
        policy = {"policyDocument": change.new["assumeRolePolicy"]}
        aws.call("iam", "UpdateAssumeRolePolicy", name | policy)


def put_role_policy(aws: Aws, inputs: Inputs) -> Created:
    """Write an inline policy into a role."""
    policy = inputs["policy"].replace(SENDER, SENDER_IF_KNOWN)
    aws.call("iam", "PutRolePolicy", {**inputs, "policy": policy}, POLICY_RENAMES)
    return Created(f"{inputs['role']}:{inputs['name']}")


RESOURCE_TYPES = {
    "aws:iam/role:Role": ResourceType(
        create_role, deleting("iam", "DeleteRole", RoleName="id"), update_role, fixed={"name"}
    ),
    "aws:iam/rolePolicy:RolePolicy": ResourceType(
        put_role_policy,
        deleting("iam", "DeleteRolePolicy", RoleName="role", PolicyName="name"),
        written_anew(put_role_policy),
        fixed={"role", "name"},
    ),
}
