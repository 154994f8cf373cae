"""IAM roles and their inline policies."""

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType
from tools.local_provider.single_calls import delete_call, overwrite, pick, refuse_removal

ROLE_RENAMES = {"name": "RoleName", "assumeRolePolicy": "AssumeRolePolicyDocument"}
POLICY_RENAMES = {"name": "PolicyName", "role": "RoleName", "policy": "PolicyDocument"}

SENDER = '"StringEquals": {"ses:FromAddress"'
SENDER_IF_KNOWN = '"StringEqualsIfExists": {"ses:FromAddress"'
"""The emulator's IAM doesn't know an email's sender, and would deny each call that requires it."""


def create_role(aws: Aws, inputs: Inputs) -> Created:
    """Creates a role."""
    role = aws.call("iam", "CreateRole", inputs, ROLE_RENAMES)["Role"]
    return Created(role["RoleName"], {"arn": role["Arn"]})


def update_role(aws: Aws, change: Change) -> None:
    """Changes a role's trust policy and description."""
    refuse_removal(change)
    name = {"roleName": change.state.id}
    if described := pick(change.new, *change.changed - {"assumeRolePolicy"}):
        aws.call("iam", "UpdateRole", name | described)
    if "assumeRolePolicy" in change.changed:
        policy = {"policyDocument": change.new["assumeRolePolicy"]}
        aws.call("iam", "UpdateAssumeRolePolicy", name | policy)


def put_role_policy(aws: Aws, inputs: Inputs) -> Created:
    """Writes an inline policy of a role."""
    policy = inputs["policy"].replace(SENDER, SENDER_IF_KNOWN)
    aws.call("iam", "PutRolePolicy", {**inputs, "policy": policy}, POLICY_RENAMES)
    return Created(f"{inputs['role']}:{inputs['name']}")


RESOURCE_TYPES = {
    "aws:iam/role:Role": ResourceType(
        create_role, delete_call("iam", "DeleteRole", RoleName="id"), update_role, immutable={"name"}
    ),
    "aws:iam/rolePolicy:RolePolicy": ResourceType(
        put_role_policy,
        delete_call("iam", "DeleteRolePolicy", RoleName="role", PolicyName="name"),
        overwrite(put_role_policy),
        immutable={"role", "name"},
    ),
}
