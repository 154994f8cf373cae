"""Lambda functions and who may invoke them."""

from local.provider.archive import zip_bytes
from local.provider.aws_clients import Aws
from local.provider.resource_type import Created, Inputs, ResourceType


def create_function(aws: Aws, inputs: Inputs) -> Created:
    """Make a function from the archive in `code`."""
    code = {"code": {"zipFile": zip_bytes(inputs["code"])}} if "code" in inputs else {}
    function = aws.call("lambda", "CreateFunction", {**inputs, **code}, {"name": "FunctionName"})
    return Created(function["FunctionName"], {"arn": function["FunctionArn"]})


def add_permission(aws: Aws, inputs: Inputs) -> Created:
    """Let a caller invoke a function."""
    aws.call("lambda", "AddPermission", inputs, {"function": "FunctionName"})
    return Created(inputs["statementId"])


RESOURCE_TYPES = {
    "aws:lambda/function:Function": ResourceType(create_function),
    "aws:lambda/permission:Permission": ResourceType(add_permission),
}
