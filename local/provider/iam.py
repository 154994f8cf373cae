"""IAM roles and their inline policies."""

from local.provider.aws_clients import Aws
from local.provider.resource_type import Created, Inputs, ResourceType


def create_role(aws: Aws, inputs: Inputs) -> Created:
    """Make a role."""
    renames = {"name": "RoleName", "assumeRolePolicy": "AssumeRolePolicyDocument"}
    role = aws.call("iam", "CreateRole", inputs, renames)["Role"]
    return Created(role["RoleName"], {"arn": role["Arn"]})


def put_role_policy(aws: Aws, inputs: Inputs) -> Created:
    """Write an inline policy into a role."""
    renames = {"name": "PolicyName", "role": "RoleName", "policy": "PolicyDocument"}
    aws.call("iam", "PutRolePolicy", inputs, renames)
    return Created(f"{inputs['role']}:{inputs['name']}")


RESOURCE_TYPES = {
    "aws:iam/role:Role": ResourceType(create_role),
    "aws:iam/rolePolicy:RolePolicy": ResourceType(put_role_policy),
}
