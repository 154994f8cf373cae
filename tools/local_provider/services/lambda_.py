"""Lambda functions with their aliases and invoke permissions."""

from collections.abc import Mapping
from typing import Any

from tools.local_provider.archive import zip_bytes
from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType, State
from tools.local_provider.single_calls import (
    create_call,
    delete_call,
    omit,
    pick,
    refuse_removal,
    update_call,
)

FUNCTION_RENAMES = {"name": "FunctionName"}
PERMISSION_RENAMES = {"function": "FunctionName"}
CODE = ("code", "architectures")
ABSENT: Mapping[str, Any] = {"environment": {"variables": {}}, "snapStart": {"applyOn": "None"}}
"""The values of settings that the program omits, as in pulumi-aws (`expandSnapStart`).

https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/lambda/function.go
"""


def create_function(aws: Aws, inputs: Inputs) -> Created:
    """Creates a function from the archive in `code`."""
    code = {"code": {"zipFile": zip_bytes(inputs["code"])}} if "code" in inputs else {}
    function = aws.call("lambda", "CreateFunction", {**inputs, **code}, FUNCTION_RENAMES)
    name = function["FunctionName"]
    arn = f"arn:aws:lambda:{aws.region}:{aws.account_id}:function:{name}"
    return Created(name, {"arn": arn, "version": function["Version"]})


def update_function(aws: Aws, change: Change) -> dict[str, Any]:
    """Changes a function's settings and its code, if they differ; then publishes it if requested."""
    refuse_removal(change, *ABSENT, "publish")
    name = {"functionName": change.state.id}
    updated = aws.client("lambda").get_waiter("function_updated_v2")
    if change.changed - {*CODE, "publish"}:
        configuration = {**ABSENT, **omit(change.new, "name", "tags", "publish", *CODE)}
        aws.call("lambda", "UpdateFunctionConfiguration", name | configuration)
        updated.wait(FunctionName=change.state.id)
    if change.changed & set(CODE):
        code = {"zipFile": zip_bytes(change.new["code"]), **pick(change.new, "architectures")}
        aws.call("lambda", "UpdateFunctionCode", name | code)
        updated.wait(FunctionName=change.state.id)
    if not change.new.get("publish"):
        return {"version": "$LATEST"}
    return {"version": aws.call("lambda", "PublishVersion", name)["Version"]}


def create_alias(aws: Aws, inputs: Inputs) -> Created:
    """Creates an alias of a function's version."""
    arn = aws.call("lambda", "CreateAlias", inputs)["AliasArn"]
    return Created(arn, {"arn": arn})


def remove_permission(aws: Aws, state: State) -> None:
    """Removes a statement from the policy of a function or of its alias: each has its own."""
    qualifier = {"Qualifier": state.properties["qualifier"]} if "qualifier" in state.properties else {}
    aws.client("lambda").remove_permission(
        FunctionName=state.properties["function"], StatementId=state.id, **qualifier
    )


RESOURCE_TYPES = {
    "aws:lambda/eventSourceMapping:EventSourceMapping": ResourceType(
        create_call("lambda", "CreateEventSourceMapping", id_from="UUID"),
        delete_call("lambda", "DeleteEventSourceMapping", UUID="id"),
        update_call("lambda", "UpdateEventSourceMapping", id_as="UUID", omitted=("eventSourceArn",)),
        immutable={"eventSourceArn"},
    ),
    "aws:lambda/function:Function": ResourceType(
        create_function,
        delete_call("lambda", "DeleteFunction", FunctionName="id"),
        update_function,
        immutable={"name"},
    ),
    "aws:lambda/alias:Alias": ResourceType(
        create_alias,
        delete_call("lambda", "DeleteAlias", FunctionName="functionName", Name="name"),
        update_call("lambda", "UpdateAlias"),
        immutable={"functionName", "name"},
    ),
    "aws:lambda/permission:Permission": ResourceType(
        create_call("lambda", "AddPermission", PERMISSION_RENAMES, id_from="statementId"), remove_permission
    ),
}
