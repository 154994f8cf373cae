"""Lambda functions, their aliases, and who may invoke them."""

import json
from typing import Any

from local.provider.absence import Gone
from local.provider.archive import zip_bytes
from local.provider.aws_clients import Aws
from local.provider.by_call import deleting, picked, reading, refuse_removal, retag
from local.provider.resource_type import Change, Created, Inputs, Recorded, ResourceType

FUNCTION_RENAMES = {"name": "FunctionName"}
PERMISSION_RENAMES = {"function": "FunctionName"}
CODE = ("code", "architectures", "publish")
CONFIGURATION = (
    *("role", "runtime", "handler", "description", "memorySize", "timeout"),
    *("environment", "loggingConfig", "snapStart"),
)


def create_function(aws: Aws, inputs: Inputs) -> Created:
    """Make a function from the archive in `code`."""
    code = {"code": {"zipFile": zip_bytes(inputs["code"])}} if "code" in inputs else {}
    function = aws.call("lambda", "CreateFunction", {**inputs, **code}, FUNCTION_RENAMES)
    return Created(function["FunctionName"], {"arn": function["FunctionArn"], "version": function["Version"]})


def update_function(aws: Aws, change: Change) -> dict[str, Any]:
    """Change a function's settings, then its code, each only when it differs; publish a version if it does.

    In this order a published version has both, as pulumi-aws does it.
    """
    refuse_removal(change, "environment")
    name = {"functionName": change.recorded.id}
    outputs = {}
    settings = change.names & set(CONFIGURATION)
    if settings:
        given = {"environment": {"variables": {}}, **picked(change.new, *CONFIGURATION)}
        aws.call("lambda", "UpdateFunctionConfiguration", name | given)
        aws.client("lambda").get_waiter("function_updated_v2").wait(FunctionName=change.recorded.id)
    if change.names & set(CODE):
        code = name | picked(change.new, "architectures", "publish")
        answer = aws.call("lambda", "UpdateFunctionCode", {**code, "zipFile": zip_bytes(change.new["code"])})
        outputs = {"version": answer["Version"]}
        aws.client("lambda").get_waiter("function_updated_v2").wait(FunctionName=change.recorded.id)
    elif settings and change.new.get("publish"):
        outputs = {"version": aws.call("lambda", "PublishVersion", name)["Version"]}
    retag(aws, "lambda", {"resource": change.recorded.properties["arn"]}, change)
    return outputs


def create_alias(aws: Aws, inputs: Inputs) -> Created:
    """Make a name for one published version of a function."""
    return Created(inputs["name"], {"arn": aws.call("lambda", "CreateAlias", inputs)["AliasArn"]})


def update_alias(aws: Aws, change: Change) -> None:
    """Let an alias stand for another version."""
    aws.call("lambda", "UpdateAlias", change.new)


def add_permission(aws: Aws, inputs: Inputs) -> Created:
    """Let a caller invoke a function."""
    aws.call("lambda", "AddPermission", inputs, PERMISSION_RENAMES)
    return Created(inputs["statementId"])


def remove_permission(aws: Aws, recorded: Recorded) -> None:
    """Take the permission of a caller away."""
    permission = picked(recorded.properties, "function", "statementId", "qualifier")
    aws.call("lambda", "RemovePermission", permission, PERMISSION_RENAMES)


def read_permission(aws: Aws, recorded: Recorded) -> Inputs:
    """Find a permission in its function's policy. Raises `Gone`."""
    function = picked(recorded.properties, "function", "qualifier")
    policy = json.loads(aws.call("lambda", "GetPolicy", function, PERMISSION_RENAMES)["Policy"])
    if recorded.id not in {statement["Sid"] for statement in policy["Statement"]}:
        raise Gone(f"permission {recorded.id}")
    return recorded.properties


RESOURCE_TYPES = {
    "aws:lambda/alias:Alias": ResourceType(
        create_alias,
        deleting("lambda", "DeleteAlias", FunctionName="functionName", Name="id"),
        reading("lambda", "GetAlias", None, FunctionName="functionName", Name="id"),
        update_alias,
    ),
    "aws:lambda/function:Function": ResourceType(
        create_function,
        deleting("lambda", "DeleteFunction", FunctionName="id"),
        reading("lambda", "GetFunctionConfiguration", None, FUNCTION_RENAMES, FunctionName="id"),
        update_function,
    ),
    "aws:lambda/permission:Permission": ResourceType(add_permission, remove_permission, read_permission),
}
