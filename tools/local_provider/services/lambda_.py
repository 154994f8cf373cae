"""Lambda functions, and who may invoke them."""

from tools.local_provider.archive import zip_bytes
from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType
from tools.local_provider.single_calls import create_call, delete_call, omit, pick, refuse_removal

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
    name = {"functionName": change.state.id}
    updated = aws.client("lambda").get_waiter("function_updated_v2")
    if change.changed - set(CODE):
        no_variables: dict[str, object] = {"environment": {"variables": {}}}
        configuration = no_variables | omit(change.new, "name", "tags", *CODE)
        aws.call("lambda", "UpdateFunctionConfiguration", name | configuration)
        updated.wait(FunctionName=change.state.id)
    if change.changed & set(CODE):
        code = {"zipFile": zip_bytes(change.new["code"]), **pick(change.new, "architectures")}
        aws.call("lambda", "UpdateFunctionCode", name | code)
        updated.wait(FunctionName=change.state.id)


RESOURCE_TYPES = {
    "aws:lambda/function:Function": ResourceType(
        create_function,
        delete_call("lambda", "DeleteFunction", FunctionName="id"),
        update_function,
        immutable={"name"},
    ),
    "aws:lambda/permission:Permission": ResourceType(
        create_call("lambda", "AddPermission", PERMISSION_RENAMES, id_from="statementId"),
        delete_call("lambda", "RemovePermission", FunctionName="function", StatementId="id"),
    ),
}
