"""What is set on an S3 bucket: who may read it, who owns its objects, encryption, versions, their end."""

import json
from collections.abc import Callable, Mapping

from tools.local_provider.aws_clients import Aws
from tools.local_provider.by_call import creating, deleting, left_out, written_anew
from tools.local_provider.resource_type import Created, Inputs, Recorded, ResourceType

LIFECYCLE_RENAMES = {"lifecycleConfiguration.rules.id": "ID"}
PUT_VERSIONING = creating("s3", "PutBucketVersioning", id_from="bucket")
SUSPENDED = {"Status": "Suspended"}
WITHOUT_TLS = {"Bool": {"aws:SecureTransport": "false"}}


def put_policy(aws: Aws, inputs: Inputs) -> Created:
    """Say who may do what with a bucket, but for the refusal of plain HTTP: there is nothing else here."""
    policy = json.loads(inputs["policy"])
    statements = [one for one in policy["Statement"] if one.get("Condition") != WITHOUT_TLS]
    local = json.dumps({**policy, "Statement": statements})
    aws.call("s3", "PutBucketPolicy", {**inputs, "policy": local})
    return Created(inputs["bucket"])


def put_ownership_controls(aws: Aws, inputs: Inputs) -> Created:
    """Say who owns the objects of a bucket: the one rule is a list to AWS."""
    controls = {"rules": [inputs["rule"]], **left_out(inputs, "bucket", "rule")}
    aws.call("s3", "PutBucketOwnershipControls", {"bucket": inputs["bucket"], "ownershipControls": controls})
    return Created(inputs["bucket"])


def suspend_versioning(aws: Aws, recorded: Recorded) -> None:
    """Keep no more versions: S3 can't forget that a bucket had them."""
    aws.client("s3").put_bucket_versioning(Bucket=recorded.id, VersioningConfiguration=SUSPENDED)


def _within(
    operation: str, member: str, renames: Mapping[str, str] | None = None
) -> Callable[[Aws, Inputs], Created]:
    """A setting whose properties, but for the bucket, are all in one member of the call."""

    def put(aws: Aws, inputs: Inputs) -> Created:
        setting = {"bucket": inputs["bucket"], member: left_out(inputs, "bucket")}
        aws.call("s3", operation, setting, renames)
        return Created(inputs["bucket"])

    return put


def _setting(put: Callable[[Aws, Inputs], Created], delete: str) -> ResourceType:
    return ResourceType(put, deleting("s3", delete, Bucket="bucket"), written_anew(put), fixed={"bucket"})


RESOURCE_TYPES = {
    "aws:s3/bucketPolicy:BucketPolicy": _setting(put_policy, "DeleteBucketPolicy"),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": _setting(
        _within("PutPublicAccessBlock", "publicAccessBlockConfiguration"), "DeletePublicAccessBlock"
    ),
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": _setting(
        put_ownership_controls, "DeleteBucketOwnershipControls"
    ),
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": _setting(
        _within("PutBucketEncryption", "serverSideEncryptionConfiguration"), "DeleteBucketEncryption"
    ),
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": _setting(
        _within("PutBucketLifecycleConfiguration", "lifecycleConfiguration", LIFECYCLE_RENAMES),
        "DeleteBucketLifecycle",
    ),
    "aws:s3/bucketVersioning:BucketVersioning": ResourceType(
        PUT_VERSIONING, suspend_versioning, written_anew(PUT_VERSIONING), fixed={"bucket"}
    ),
}
