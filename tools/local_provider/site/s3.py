"""S3 buckets and the objects in them."""

from typing import Any
from urllib.parse import urlencode

from tools.local_provider.archive import asset_bytes
from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType, State
from tools.local_provider.single_calls import delete_call, omit, overwrite, refuse_other_changes


def create_bucket(aws: Aws, inputs: Inputs) -> Created:
    """Creates a bucket. `forceDestroy` only affects its deletion."""
    name = inputs["bucket"]
    bucket = omit(inputs, "forceDestroy", "tags")
    bucket["createBucketConfiguration"] = {"locationConstraint": aws.region}
    aws.call("s3", "CreateBucket", bucket)
    if "tags" in inputs:
        aws.call("s3", "PutBucketTagging", {"bucket": name, "tagging": {"tagSet": inputs["tags"]}})
    domain = f"{name}.s3.{aws.region}.amazonaws.com"
    return Created(name, {"arn": f"arn:aws:s3:::{name}", "bucketRegionalDomainName": domain})


def update_bucket(_aws: Aws, change: Change) -> None:
    """Does nothing: only `forceDestroy` can change, which the engine stores and AWS doesn't have."""
    refuse_other_changes(change, "forceDestroy")


def delete_bucket(aws: Aws, state: State) -> None:
    """Deletes a bucket, with every version of its objects if `forceDestroy` is set."""
    client = aws.client("s3")
    if state.properties.get("forceDestroy"):
        for page in client.get_paginator("list_object_versions").paginate(Bucket=state.id):
            for version in [*page.get("Versions", []), *page.get("DeleteMarkers", [])]:
                client.delete_object(Bucket=state.id, Key=version["Key"], VersionId=version["VersionId"])
    client.delete_bucket(Bucket=state.id)


def put_object(aws: Aws, inputs: Inputs) -> Created:
    """Writes an object from the asset in `source` or the text in `content`."""
    item: dict[str, Any] = dict(inputs)
    item["body"] = asset_bytes(item.pop("source")) if "source" in item else item.pop("content", "")
    if "tags" in item:
        item["tagging"] = urlencode(item.pop("tags"))
    aws.call("s3", "PutObject", item)
    return Created(inputs["key"])


RESOURCE_TYPES = {
    "aws:s3/bucket:Bucket": ResourceType(create_bucket, delete_bucket, update_bucket, immutable={"bucket"}),
    "aws:s3/bucketObjectv2:BucketObjectv2": ResourceType(
        put_object,
        delete_call("s3", "DeleteObject", Bucket="bucket", Key="key"),
        overwrite(put_object),
        immutable={"bucket", "key"},
    ),
}
