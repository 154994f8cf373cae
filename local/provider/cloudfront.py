"""CloudFront functions, response headers policies and origin access controls."""

from typing import Any

from botocore import xform_name

from local.provider.aws_clients import Aws
from local.provider.by_call import reading
from local.provider.cloudfront_tags import retag_distributed
from local.provider.reported import reported
from local.provider.resource_type import Change, Created, Inputs, Recorded, ResourceType

SERVICE = "cloudfront"


def create_function(aws: Aws, inputs: Inputs) -> Created:
    """Make a CloudFront Function, and publish it unless `publish` is false."""
    function = _function(inputs)
    if "tags" in inputs:
        function["tags"] = {"items": inputs["tags"]}
    answer = aws.call(SERVICE, "CreateFunction", function, {"code": "FunctionCode"})
    _publish(aws, inputs)
    arn = answer["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]
    return Created(inputs["name"], {"arn": arn})


def update_function(aws: Aws, change: Change) -> None:
    """Change a function's code or comment, and publish it unless `publish` is false."""
    if change.names - {"tags"}:
        function = {**_function(change.new), "ifMatch": _etag(aws, change.recorded.id)}
        aws.call(SERVICE, "UpdateFunction", function, {"code": "FunctionCode"})
        _publish(aws, change.new)
    retag_distributed(aws, change)


def delete_function(aws: Aws, recorded: Recorded) -> None:
    """Take a function away."""
    aws.client(SERVICE).delete_function(Name=recorded.id, IfMatch=_etag(aws, recorded.id))


def read_function(aws: Aws, recorded: Recorded) -> Inputs:
    """Find a function, and what it says of itself."""
    answer = aws.client(SERVICE).describe_function(Name=recorded.id, Stage="DEVELOPMENT")
    return reported(answer["FunctionSummary"]["FunctionConfig"], recorded.properties)


def create_response_headers_policy(aws: Aws, inputs: Inputs) -> Created:
    """Make the set of headers that are added to answers."""
    answer = aws.call(SERVICE, "CreateResponseHeadersPolicy", {"responseHeadersPolicyConfig": inputs})
    return Created(answer["ResponseHeadersPolicy"]["Id"])


def create_origin_access_control(aws: Aws, inputs: Inputs) -> Created:
    """Make what a distribution signs its requests to a private bucket with."""
    answer = aws.call(SERVICE, "CreateOriginAccessControl", {"originAccessControlConfig": inputs})
    return Created(answer["OriginAccessControl"]["Id"])


def _function(inputs: Inputs) -> dict[str, Any]:
    config = {"comment": inputs.get("comment", ""), "runtime": inputs["runtime"]}
    return {"name": inputs["name"], "code": inputs["code"], "functionConfig": config}


def _publish(aws: Aws, inputs: Inputs) -> None:
    if inputs.get("publish", True):
        name = inputs["name"]
        aws.client(SERVICE).publish_function(Name=name, IfMatch=_etag(aws, name))


def _etag(aws: Aws, name: str) -> str:
    """A function's version, asked for anew: botocore doesn't find it in the answer to a change."""
    found: str = aws.client(SERVICE).describe_function(Name=name, Stage="DEVELOPMENT")["ETag"]
    return found


def _configured(kind: str, create: Any) -> ResourceType:  # noqa: ANN401 - a create function
    """A type that CloudFront changes by its whole configuration, over the version (ETag) that was read."""

    def etag(aws: Aws, id_: str) -> str:
        found: str = getattr(aws.client(SERVICE), xform_name(f"Get{kind}"))(Id=id_)["ETag"]
        return found

    def update(aws: Aws, change: Change) -> None:
        id_ = change.recorded.id
        config = {f"{kind}Config": change.new, "id": id_, "ifMatch": etag(aws, id_)}
        aws.call(SERVICE, f"Update{kind}", config)

    def delete(aws: Aws, recorded: Recorded) -> None:
        target = {"id": recorded.id, "ifMatch": etag(aws, recorded.id)}
        aws.call(SERVICE, f"Delete{kind}", target)

    read = reading(SERVICE, f"Get{kind}Config", f"{kind}Config", Id="id")
    return ResourceType(create, delete, read, update)


RESOURCE_TYPES = {
    "aws:cloudfront/function:Function": ResourceType(
        create_function,
        delete_function,
        read_function,
        update_function,
    ),
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": _configured(
        "ResponseHeadersPolicy", create_response_headers_policy
    ),
    "aws:cloudfront/originAccessControl:OriginAccessControl": _configured(
        "OriginAccessControl", create_origin_access_control
    ),
}
