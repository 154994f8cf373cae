"""Settings of an S3 bucket: policy, public access, ownership, encryption, versioning, lifecycle."""

import json
from collections.abc import Callable, Mapping

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Created, Inputs, ResourceType, State
from tools.local_provider.single_calls import create_call, delete_call, omit, overwrite

LIFECYCLE_RENAMES = {"lifecycleConfiguration.rules.id": "ID"}
PUT_VERSIONING = create_call("s3", "PutBucketVersioning", id_from="bucket")
SUSPENDED = {"Status": "Suspended"}
WITHOUT_TLS = {"Bool": {"aws:SecureTransport": "false"}}


def put_policy(aws: Aws, inputs: Inputs) -> Created:
    """Sets the bucket policy without its denial of plain HTTP, the only protocol on this machine."""
    policy = json.loads(inputs["policy"])
    statements = [one for one in policy["Statement"] if one.get("Condition") != WITHOUT_TLS]
    local = json.dumps({**policy, "Statement": statements})
    aws.call("s3", "PutBucketPolicy", {**inputs, "policy": local})
    return Created(inputs["bucket"])


def put_ownership_controls(aws: Aws, inputs: Inputs) -> Created:
    """Sets the object ownership of a bucket; AWS has a list for the one rule."""
    controls = {"rules": [inputs["rule"]], **omit(inputs, "bucket", "rule")}
    aws.call("s3", "PutBucketOwnershipControls", {"bucket": inputs["bucket"], "ownershipControls": controls})
    return Created(inputs["bucket"])


def suspend_versioning(aws: Aws, state: State) -> None:
    """Suspends versioning, which S3 can't remove from a bucket."""
    aws.client("s3").put_bucket_versioning(Bucket=state.id, VersioningConfiguration=SUSPENDED)


def _within(
    operation: str, member: str, renames: Mapping[str, str] | None = None
) -> Callable[[Aws, Inputs], Created]:
    """Returns a create for a setting whose properties, except the bucket, are in one member of the call."""

    def put(aws: Aws, inputs: Inputs) -> Created:
        setting = {"bucket": inputs["bucket"], member: omit(inputs, "bucket")}
        aws.call("s3", operation, setting, renames)
        return Created(inputs["bucket"])

    return put


def _setting(put: Callable[[Aws, Inputs], Created], delete: str) -> ResourceType:
    return ResourceType(put, delete_call("s3", delete, Bucket="bucket"), overwrite(put), immutable={"bucket"})


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
        PUT_VERSIONING, suspend_versioning, overwrite(PUT_VERSIONING), immutable={"bucket"}
    ),
}
