"""S3 buckets, what guards them, and the objects in them."""

from urllib.parse import urlencode

from local.provider.archive import asset_bytes
from local.provider.aws_clients import Aws
from local.provider.duplicates import refuse_existing
from local.provider.resource_type import Created, Inputs, ResourceType


def create_bucket(aws: Aws, inputs: Inputs) -> Created:
    """Make a bucket. `forceDestroy` says how to delete it, so it has no part here. Raises `AlreadyExists`."""
    name = inputs["bucket"]
    bucket = {key: value for key, value in inputs.items() if key not in {"forceDestroy", "tags"}}
    if (
        aws.region == "us-east-1"
    ):  # where S3 takes no location and answers a second time as if it were the first
        refuse_existing(f"bucket {name}", lambda: aws.client("s3").head_bucket(Bucket=name))
    else:
        bucket["createBucketConfiguration"] = {"locationConstraint": aws.region}
    aws.call("s3", "CreateBucket", bucket)
    if "tags" in inputs:
        aws.call("s3", "PutBucketTagging", {"bucket": name, "tagging": {"tagSet": inputs["tags"]}})
    domain = f"{name}.s3.{aws.region}.amazonaws.com"
    return Created(name, {"arn": f"arn:aws:s3:::{name}", "bucketRegionalDomainName": domain})


def put_bucket_policy(aws: Aws, inputs: Inputs) -> Created:
    """Write a bucket's policy."""
    aws.call("s3", "PutBucketPolicy", inputs)
    return Created(inputs["bucket"])


def put_public_access_block(aws: Aws, inputs: Inputs) -> Created:
    """Keep a bucket from being made public."""
    flags = {key: value for key, value in inputs.items() if key != "bucket"}
    block = {"bucket": inputs["bucket"], "publicAccessBlockConfiguration": flags}
    aws.call("s3", "PutPublicAccessBlock", block)
    return Created(inputs["bucket"])


def put_ownership_controls(aws: Aws, inputs: Inputs) -> Created:
    """Say who owns the objects of a bucket."""
    controls = {"rules" if key == "rule" else key: value for key, value in inputs.items() if key != "bucket"}
    if "rules" in controls:
        controls["rules"] = [controls["rules"]]
    aws.call("s3", "PutBucketOwnershipControls", {"bucket": inputs["bucket"], "ownershipControls": controls})
    return Created(inputs["bucket"])


def put_encryption(aws: Aws, inputs: Inputs) -> Created:
    """Say how the objects of a bucket are encrypted."""
    rules = {key: value for key, value in inputs.items() if key != "bucket"}
    encryption = {"bucket": inputs["bucket"], "serverSideEncryptionConfiguration": rules}
    aws.call("s3", "PutBucketEncryption", encryption)
    return Created(inputs["bucket"])


def put_object(aws: Aws, inputs: Inputs) -> Created:
    """Write an object from the asset in `source` or the text in `content`."""
    item = dict(inputs)
    item["body"] = asset_bytes(item.pop("source")) if "source" in item else item.pop("content", "")
    if "tags" in item:
        item["tagging"] = urlencode(item.pop("tags"))
    aws.call("s3", "PutObject", item)
    return Created(inputs["key"])


RESOURCE_TYPES = {
    "aws:s3/bucket:Bucket": ResourceType(create_bucket),
    "aws:s3/bucketPolicy:BucketPolicy": ResourceType(put_bucket_policy),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ResourceType(put_public_access_block),
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ResourceType(put_ownership_controls),
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ResourceType(
        put_encryption
    ),
    "aws:s3/bucketObjectv2:BucketObjectv2": ResourceType(put_object),
}
