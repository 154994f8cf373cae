"""Tags of CloudFront's resources, which it wants in a nesting of its own."""

from local.provider.aws_clients import Aws
from local.provider.resource_type import Change


def retag_distributed(aws: Aws, change: Change) -> None:
    """Give a CloudFront resource its new tags and take the old ones."""
    old, new = change.recorded.properties.get("tags", {}), change.new.get("tags", {})
    resource = {"resource": change.recorded.properties["arn"]}
    if gone := sorted(old.keys() - new.keys()):
        aws.call("cloudfront", "UntagResource", {**resource, "tagKeys": {"items": gone}})
    if changed := {key: value for key, value in new.items() if old.get(key) != value}:
        aws.call("cloudfront", "TagResource", {**resource, "tags": {"items": changed}})
