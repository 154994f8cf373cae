"""CloudFront functions, response headers policies and origin access controls."""

from local.provider.aws_clients import Aws
from local.provider.resource_type import Created, Inputs, ResourceType


def create_function(aws: Aws, inputs: Inputs) -> Created:
    """Make a CloudFront Function, and publish it unless `publish` is false."""
    function = {key: value for key, value in inputs.items() if key != "publish"}
    function["functionConfig"] = {"comment": function.pop("comment", ""), "runtime": function.pop("runtime")}
    if "tags" in function:
        function["tags"] = {"items": function["tags"]}
    answer = aws.call("cloudfront", "CreateFunction", function, {"code": "FunctionCode"})
    if inputs.get("publish", True):
        aws.client("cloudfront").publish_function(Name=inputs["name"], IfMatch=answer["ETag"])
    arn = answer["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]
    return Created(inputs["name"], {"arn": arn})


def create_response_headers_policy(aws: Aws, inputs: Inputs) -> Created:
    """Make the set of headers that are added to answers."""
    answer = aws.call("cloudfront", "CreateResponseHeadersPolicy", {"responseHeadersPolicyConfig": inputs})
    return Created(answer["ResponseHeadersPolicy"]["Id"])


def create_origin_access_control(aws: Aws, inputs: Inputs) -> Created:
    """Make what a distribution signs its requests to a private bucket with."""
    answer = aws.call("cloudfront", "CreateOriginAccessControl", {"originAccessControlConfig": inputs})
    return Created(answer["OriginAccessControl"]["Id"])


RESOURCE_TYPES = {
    "aws:cloudfront/function:Function": ResourceType(create_function),
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": ResourceType(
        create_response_headers_policy
    ),
    "aws:cloudfront/originAccessControl:OriginAccessControl": ResourceType(create_origin_access_control),
}
