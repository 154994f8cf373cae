"""CloudFront functions, response headers policies and origin access controls."""

from typing import Any

from botocore import xform_name

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType, State
from tools.local_provider.single_calls import omit, pick

SERVICE = "cloudfront"
CODE = {"code": "FunctionCode"}
NOT_IN_CONFIG = ("name", "code", "publish", "tags")


def create_function(aws: Aws, inputs: Inputs) -> Created:
    """Creates a CloudFront Function, and publishes it unless `publish` is false."""
    response = aws.call(SERVICE, "CreateFunction", _function(inputs) | pick(inputs, "tags"), CODE)
    _publish(aws, inputs)
    return Created(inputs["name"], {"arn": response["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]})


def update_function(aws: Aws, change: Change) -> None:
    """Changes a function's code or comment, and publishes it unless `publish` is false."""
    function = _function(change.new) | {"ifMatch": _etag(aws, change.state.id)}
    aws.call(SERVICE, "UpdateFunction", function, CODE)
    _publish(aws, change.new)


def delete_function(aws: Aws, state: State) -> None:
    """Deletes a function."""
    aws.client(SERVICE).delete_function(Name=state.id, IfMatch=_etag(aws, state.id))


def _function(inputs: Inputs) -> dict[str, Any]:
    config = {"comment": "", **omit(inputs, *NOT_IN_CONFIG)}
    return {"name": inputs["name"], "code": inputs["code"], "functionConfig": config}


def _publish(aws: Aws, inputs: Inputs) -> None:
    if inputs.get("publish", True):
        name = inputs["name"]
        aws.client(SERVICE).publish_function(Name=name, IfMatch=_etag(aws, name))


def _etag(aws: Aws, name: str) -> str:
    """Reads a function's version: botocore doesn't find it in the response to a change."""
    found: str = aws.client(SERVICE).describe_function(Name=name, Stage="DEVELOPMENT")["ETag"]
    return found


def _configured(kind: str, *fixed: str) -> ResourceType:
    """Returns a type that CloudFront changes by its whole configuration and the current version (ETag)."""

    def etag(aws: Aws, id_: str) -> str:
        found: str = getattr(aws.client(SERVICE), xform_name(f"Get{kind}"))(Id=id_)["ETag"]
        return found

    def create(aws: Aws, inputs: Inputs) -> Created:
        return Created(aws.call(SERVICE, f"Create{kind}", {f"{kind}Config": inputs})[kind]["Id"])

    def update(aws: Aws, change: Change) -> None:
        id_ = change.state.id
        config = {f"{kind}Config": change.new, "id": id_, "ifMatch": etag(aws, id_)}
        aws.call(SERVICE, f"Update{kind}", config)

    def delete(aws: Aws, state: State) -> None:
        target = {"id": state.id, "ifMatch": etag(aws, state.id)}
        aws.call(SERVICE, f"Delete{kind}", target)

    return ResourceType(create, delete, update, immutable=set(fixed))


RESOURCE_TYPES = {
    "aws:cloudfront/function:Function": ResourceType(
        create_function, delete_function, update_function, immutable={"name"}
    ),
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": _configured("ResponseHeadersPolicy"),
    "aws:cloudfront/originAccessControl:OriginAccessControl": _configured(
        "OriginAccessControl", "originAccessControlOriginType"
    ),
}
