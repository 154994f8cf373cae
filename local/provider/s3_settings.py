"""What is set on an S3 bucket: who may read it, who owns its objects, encryption, versions, their end."""

import json
from collections.abc import Callable
from typing import Any

from local.provider.aws_clients import Aws
from local.provider.by_call import deleting, reading
from local.provider.resource_type import Change, Created, Inputs, Recorded, ResourceType

SUSPENDED = {"Status": "Suspended"}
WITHOUT_TLS = {"Bool": {"aws:SecureTransport": "false"}}


def put_public_access_block(aws: Aws, inputs: Inputs) -> None:
    """Keep a bucket from being made public."""
    flags = {key: value for key, value in inputs.items() if key != "bucket"}
    block = {"bucket": inputs["bucket"], "publicAccessBlockConfiguration": flags}
    aws.call("s3", "PutPublicAccessBlock", block)


def put_ownership_controls(aws: Aws, inputs: Inputs) -> None:
    """Say who owns the objects of a bucket."""
    controls = {"rules" if key == "rule" else key: value for key, value in inputs.items() if key != "bucket"}
    if "rules" in controls:
        controls["rules"] = [controls["rules"]]
    aws.call("s3", "PutBucketOwnershipControls", {"bucket": inputs["bucket"], "ownershipControls": controls})


def put_encryption(aws: Aws, inputs: Inputs) -> None:
    """Say how the objects of a bucket are encrypted."""
    rules = {key: value for key, value in inputs.items() if key != "bucket"}
    encryption = {"bucket": inputs["bucket"], "serverSideEncryptionConfiguration": rules}
    aws.call("s3", "PutBucketEncryption", encryption)


def put_lifecycle(aws: Aws, inputs: Inputs) -> None:
    """Say when versions of objects, and uploads that were never finished, end."""
    rules = {key: value for key, value in inputs.items() if key != "bucket"}
    lifecycle = {"bucket": inputs["bucket"], "lifecycleConfiguration": rules}
    renames = {"lifecycleConfiguration.rules.id": "ID"}
    aws.call("s3", "PutBucketLifecycleConfiguration", lifecycle, renames)


def put_policy(aws: Aws, inputs: Inputs) -> None:
    """Say who may do what with a bucket, but for the refusal of plain HTTP: there is nothing else here."""
    aws.call("s3", "PutBucketPolicy", {**inputs, "policy": json.dumps(_local_policy(inputs))})


def read_policy(aws: Aws, recorded: Recorded) -> Inputs:
    """Find a bucket's policy; what is left out here doesn't count as a difference."""
    there = aws.client("s3").get_bucket_policy(Bucket=recorded.properties["bucket"])["Policy"]
    same = json.loads(there) == _local_policy(recorded.properties)
    return recorded.properties if same else {**recorded.properties, "policy": there}


def _local_policy(properties: Inputs) -> dict[str, Any]:
    policy: dict[str, Any] = json.loads(properties["policy"])
    statements = [one for one in policy["Statement"] if one.get("Condition") != WITHOUT_TLS]
    return {**policy, "Statement": statements}


def suspend_versioning(aws: Aws, recorded: Recorded) -> None:
    """Keep no more versions: S3 can't forget that a bucket had them."""
    aws.client("s3").put_bucket_versioning(Bucket=recorded.id, VersioningConfiguration=SUSPENDED)


def _written(operation: str) -> Callable[[Aws, Inputs], None]:
    """A setting whose properties are the call's own members."""

    def put(aws: Aws, inputs: Inputs) -> None:
        aws.call("s3", operation, inputs)

    return put


def _setting(put: Callable[[Aws, Inputs], None], delete: Any, read: Any) -> ResourceType:  # noqa: ANN401
    """A type whose create and update are the same call; its id is the bucket's name."""

    def create(aws: Aws, inputs: Inputs) -> Created:
        put(aws, inputs)
        return Created(inputs["bucket"])

    def update(aws: Aws, change: Change) -> None:
        put(aws, change.new)

    return ResourceType(
        create,
        deleting("s3", delete, Bucket="bucket") if isinstance(delete, str) else delete,
        reading("s3", *read, Bucket="bucket") if isinstance(read, tuple) else read,
        update,
    )


RESOURCE_TYPES = {
    "aws:s3/bucketPolicy:BucketPolicy": _setting(put_policy, "DeleteBucketPolicy", read_policy),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": _setting(
        put_public_access_block,
        "DeletePublicAccessBlock",
        ("GetPublicAccessBlock", "PublicAccessBlockConfiguration"),
    ),
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": _setting(
        put_ownership_controls, "DeleteBucketOwnershipControls", ("GetBucketOwnershipControls", None)
    ),
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": _setting(
        put_encryption, "DeleteBucketEncryption", ("GetBucketEncryption", None)
    ),
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": _setting(
        put_lifecycle, "DeleteBucketLifecycle", ("GetBucketLifecycleConfiguration", None)
    ),
    "aws:s3/bucketVersioning:BucketVersioning": _setting(
        _written("PutBucketVersioning"), suspend_versioning, ("GetBucketVersioning", None)
    ),
}
