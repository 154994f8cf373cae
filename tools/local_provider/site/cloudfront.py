"""CloudFront functions, response headers policies and origin access controls."""

from typing import Any

from botocore import xform_name

from tools.local_provider.aws_clients import Aws
from tools.local_provider.by_call import left_out, picked
from tools.local_provider.resource_type import Change, Created, Inputs, Recorded, ResourceType

SERVICE = "cloudfront"
CODE = {"code": "FunctionCode"}
NOT_IN_CONFIG = ("name", "code", "publish", "tags")


def create_function(aws: Aws, inputs: Inputs) -> Created:
    """Make a CloudFront Function, and publish it unless `publish` is false."""
    answer = aws.call(SERVICE, "CreateFunction", _function(inputs) | picked(inputs, "tags"), CODE)
    _publish(aws, inputs)
    return Created(inputs["name"], {"arn": answer["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]})


def update_function(aws: Aws, change: Change) -> None:
    """Change a function's code or comment, and publish it unless `publish` is false."""
    function = _function(change.new) | {"ifMatch": _etag(aws, change.recorded.id)}
    aws.call(SERVICE, "UpdateFunction", function, CODE)
    _publish(aws, change.new)


def delete_function(aws: Aws, recorded: Recorded) -> None:
    """Take a function away."""
    aws.client(SERVICE).delete_function(Name=recorded.id, IfMatch=_etag(aws, recorded.id))


def _function(inputs: Inputs) -> dict[str, Any]:
    config = {"comment": "", **left_out(inputs, *NOT_IN_CONFIG)}
    return {"name": inputs["name"], "code": inputs["code"], "functionConfig": config}


def _publish(aws: Aws, inputs: Inputs) -> None:
    if inputs.get("publish", True):
        name = inputs["name"]
        aws.client(SERVICE).publish_function(Name=name, IfMatch=_etag(aws, name))


def _etag(aws: Aws, name: str) -> str:
    """A function's version, asked for anew: botocore doesn't find it in the answer to a change."""
    found: str = aws.client(SERVICE).describe_function(Name=name, Stage="DEVELOPMENT")["ETag"]
    return found


def _configured(kind: str, *fixed: str) -> ResourceType:
    """A type that CloudFront changes by its whole configuration, over the version (ETag) that was read."""

    def etag(aws: Aws, id_: str) -> str:
        found: str = getattr(aws.client(SERVICE), xform_name(f"Get{kind}"))(Id=id_)["ETag"]
        return found

    def create(aws: Aws, inputs: Inputs) -> Created:
        return Created(aws.call(SERVICE, f"Create{kind}", {f"{kind}Config": inputs})[kind]["Id"])

    def update(aws: Aws, change: Change) -> None:
        id_ = change.recorded.id
        config = {f"{kind}Config": change.new, "id": id_, "ifMatch": etag(aws, id_)}
        aws.call(SERVICE, f"Update{kind}", config)

    def delete(aws: Aws, recorded: Recorded) -> None:
        target = {"id": recorded.id, "ifMatch": etag(aws, recorded.id)}
        aws.call(SERVICE, f"Delete{kind}", target)

    return ResourceType(create, delete, update, fixed=set(fixed))


RESOURCE_TYPES = {
    "aws:cloudfront/function:Function": ResourceType(
        create_function, delete_function, update_function, fixed={"name"}
    ),
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": _configured("ResponseHeadersPolicy"),
    "aws:cloudfront/originAccessControl:OriginAccessControl": _configured(
        "OriginAccessControl", "originAccessControlOriginType"
    ),
}
