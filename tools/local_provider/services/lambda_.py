"""Lambda functions, and who may invoke them."""

from tools.local_provider.archive import zip_bytes
from tools.local_provider.aws_clients import Aws
from tools.local_provider.by_call import creating, deleting, left_out, picked, refuse_removal
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType

FUNCTION_RENAMES = {"name": "FunctionName"}
PERMISSION_RENAMES = {"function": "FunctionName"}
CODE = ("code", "architectures")


def create_function(aws: Aws, inputs: Inputs) -> Created:
    """Make a function from the archive in `code`."""
    code = {"code": {"zipFile": zip_bytes(inputs["code"])}} if "code" in inputs else {}
    function = aws.call("lambda", "CreateFunction", {**inputs, **code}, FUNCTION_RENAMES)
    return Created(function["FunctionName"], {"arn": function["FunctionArn"]})


def update_function(aws: Aws, change: Change) -> None:
    """Change a function's settings, then its code, each only when it differs."""
    refuse_removal(change, "environment")
    name = {"functionName": change.recorded.id}
    updated = aws.client("lambda").get_waiter("function_updated_v2")
    if change.names - set(CODE):
        no_variables: dict[str, object] = {"environment": {"variables": {}}}
        configuration = no_variables | left_out(change.new, "name", "tags", *CODE)
        aws.call("lambda", "UpdateFunctionConfiguration", name | configuration)
        updated.wait(FunctionName=change.recorded.id)
    if change.names & set(CODE):
        code = {"zipFile": zip_bytes(change.new["code"]), **picked(change.new, "architectures")}
        aws.call("lambda", "UpdateFunctionCode", name | code)
        updated.wait(FunctionName=change.recorded.id)


RESOURCE_TYPES = {
    "aws:lambda/function:Function": ResourceType(
        create_function,
        deleting("lambda", "DeleteFunction", FunctionName="id"),
        update_function,
        fixed={"name"},
    ),
    "aws:lambda/permission:Permission": ResourceType(
        creating("lambda", "AddPermission", PERMISSION_RENAMES, id_from="statementId"),
        deleting("lambda", "RemovePermission", FunctionName="function", StatementId="id"),
    ),
}
