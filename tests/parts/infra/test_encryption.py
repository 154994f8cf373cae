"""Tests that all data is encrypted: by our setting, or by AWS's own key by default."""

import re

from tests.parts.infra.recording import Graph
from tests.parts.infra.test_graph import properties, resources

ENCRYPTION = re.compile(r"kms|encrypt", re.IGNORECASE)

ENCRYPTED_BY_DEFAULT = {
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
    "aws:cloudwatch/logGroup:LogGroup": "log groups are always encrypted, with the service's own key",
    # https://docs.aws.amazon.com/lambda/latest/dg/security-encryption-at-rest.html
    "aws:lambda/function:Function": "code and variables are always encrypted, with AWS's own key",
    "aws:lambda/eventSourceMapping:EventSourceMapping": "its key encrypts filters, and there are none",
    # https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html
    "aws:scheduler/schedule:Schedule": "schedules are always encrypted, with AWS's own key",
    # https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
    "aws:sfn/stateMachine:StateMachine": "executions are always encrypted, with AWS's own key",
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
    # https://docs.aws.amazon.com/sns/latest/dg/sns-data-encryption.html
    "aws:sns/topic:Topic": "SNS's disks are encrypted; alarms and SES can't use the key that AWS manages",
    "aws:s3/bucketObjectv2:BucketObjectv2": "its bucket configures it",
    "aws:s3/bucket:Bucket": "a separate resource configures it",
}
"""Types that could use an own KMS key but don't.

A key costs $1 a month even without use, and deleting it loses the data.
"""

SET = {
    # https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html
    "aws:sqs/queue:Queue": "sqsManagedSseEnabled",
    "aws:dynamodb/table:Table": "serverSideEncryption",
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": "rules",
}


def test_every_type_with_an_encryption_setting_is_encrypted(graph: Graph) -> None:
    takes = {r.type for r in resources(graph) if any(ENCRYPTION.search(name) for name in properties(r))}
    assert takes <= ENCRYPTED_BY_DEFAULT.keys() | SET.keys()
    for type_, member in SET.items():
        assert [r.name for r in graph.of_type(type_) if not r.inputs.get(member)] == []


def test_no_kms_key_is_named(graph: Graph) -> None:
    named = {(r.name, key) for r in resources(graph) for key in r.inputs if "kms" in key.lower()}
    assert named == set()


def test_every_bucket_has_an_encryption_configuration(graph: Graph) -> None:
    buckets = {bucket.inputs["bucket"] for bucket in graph.of_type("aws:s3/bucket:Bucket")}
    (said,) = (type_ for type_ in SET if "Bucket" in type_)
    assert {encryption.inputs["bucket"] for encryption in graph.of_type(said)} == buckets
