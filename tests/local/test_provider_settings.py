"""What the program declares is what AWS then says of the resource."""

import json
import uuid
from pathlib import Path
from typing import Any

import pulumi
import pytest
from botocore.exceptions import ClientError

from local.provider.aws_clients import Aws
from local.provider.duplicates import refuse_existing
from local.provider.resource_type import Created
from local.provider.table import RESOURCE_TYPES

TAGS = {"project": "demo"}
PAIR = [{"Key": "project", "Value": "demo"}]


@pytest.fixture
def aws(emulator_url: str) -> Aws:
    return Aws(emulator_url, "eu-west-1")


@pytest.fixture
def name() -> str:
    return f"n{uuid.uuid4().hex[:16]}"


def make(aws: Aws, token: str, **inputs: object) -> Created:
    return RESOURCE_TYPES[token].create(aws, inputs)


@pytest.fixture
def bucket(aws: Aws, name: str) -> str:
    return make(aws, "aws:s3/bucket:Bucket", bucket=name, forceDestroy=True, tags=TAGS).id


def test_a_tables_keys_index_expiry_recovery_and_encryption(aws: Aws, name: str) -> None:
    index = {
        "name": "by_state",
        "keySchemas": [{"attributeName": "state", "keyType": "HASH"}],
        "projectionType": "INCLUDE",
        "nonKeyAttributes": ["dueAt"],
    }
    made = make(
        aws,
        "aws:dynamodb/table:Table",
        name=name,
        billingMode="PAY_PER_REQUEST",
        hashKey="owner",
        rangeKey="id",
        attributes=[{"name": key, "type": "S"} for key in ("owner", "id", "state")],
        globalSecondaryIndexes=[index],
        ttl={"attributeName": "expiresAt", "enabled": True},
        pointInTimeRecovery={"enabled": True},
        serverSideEncryption={"enabled": True},
    )
    dynamodb = aws.client("dynamodb")
    table = dynamodb.describe_table(TableName=name)["Table"]
    assert table["TableArn"] == made.outputs["arn"]
    assert [key["AttributeName"] for key in table["KeySchema"]] == ["owner", "id"]
    (by_state,) = table["GlobalSecondaryIndexes"]
    assert by_state["KeySchema"] == [{"AttributeName": "state", "KeyType": "HASH"}]
    assert by_state["Projection"] == {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["dueAt"]}
    assert table["SSEDescription"]["Status"] == "ENABLED"
    expiry = dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    assert expiry == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expiresAt"}
    backups = dynamodb.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"


def test_a_buckets_guards(aws: Aws, bucket: str) -> None:
    flags = ("blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets")
    block: dict[str, Any] = dict.fromkeys(flags, True)
    make(aws, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", bucket=bucket, **block)
    owner = {"objectOwnership": "BucketOwnerEnforced"}
    make(aws, "aws:s3/bucketOwnershipControls:BucketOwnershipControls", bucket=bucket, rule=owner)
    encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration"
    rule = {"applyServerSideEncryptionByDefault": {"sseAlgorithm": "AES256"}}
    make(aws, encryption, bucket=bucket, rules=[rule])

    s3 = aws.client("s3")
    assert s3.get_bucket_tagging(Bucket=bucket)["TagSet"] == PAIR
    assert all(s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"].values())
    ownership = s3.get_bucket_ownership_controls(Bucket=bucket)["OwnershipControls"]
    assert ownership == {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
    (default,) = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
    assert default["ApplyServerSideEncryptionByDefault"] == {"SSEAlgorithm": "AES256"}


def test_an_object_from_a_file_with_its_headers_and_tags(aws: Aws, bucket: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"<h1>page</h1>")
    make(
        aws,
        "aws:s3/bucketObjectv2:BucketObjectv2",
        bucket=bucket,
        key="index.html",
        source=pulumi.FileAsset(tmp_path / "page.html"),
        contentType="text/html",
        cacheControl="no-cache",
        tags={"a b": "c&d"},
    )
    s3 = aws.client("s3")
    answer = s3.get_object(Bucket=bucket, Key="index.html")
    assert (answer["Body"].read(), answer["ContentType"]) == (b"<h1>page</h1>", "text/html")
    assert answer["CacheControl"] == "no-cache"
    tags = s3.get_object_tagging(Bucket=bucket, Key="index.html")["TagSet"]
    assert tags == [{"Key": "a b", "Value": "c&d"}]


def test_a_role_with_its_policy_and_a_state_machine_with_its_log(aws: Aws, name: str) -> None:
    role = make(aws, "aws:iam/role:Role", name=name, assumeRolePolicy="{}", tags=TAGS)
    statement = {"Effect": "Allow", "Action": "sns:Publish", "Resource": "*"}
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    make(aws, "aws:iam/rolePolicy:RolePolicy", role=name, name="own", policy=json.dumps(policy))
    group = make(aws, "aws:cloudwatch/logGroup:LogGroup", name=f"/{name}", retentionInDays=7, tags=TAGS)
    machine = make(
        aws,
        "aws:sfn/stateMachine:StateMachine",
        name=name,
        roleArn=role.outputs["arn"],
        definition='{"StartAt": "Only", "States": {"Only": {"Type": "Succeed"}}}',
        loggingConfiguration={"logDestination": f"{group.outputs['arn']}:*", "level": "ALL"},
        tags=TAGS,
    )
    assert aws.client("iam").get_role_policy(RoleName=name, PolicyName="own")["PolicyDocument"] == policy
    stepfunctions = aws.client("stepfunctions")
    logging = stepfunctions.describe_state_machine(stateMachineArn=machine.id)["loggingConfiguration"]
    destination = {"cloudWatchLogsLogGroup": {"logGroupArn": f"{group.outputs['arn']}:*"}}
    assert (logging["level"], logging["destinations"]) == ("ALL", [destination])
    tags = stepfunctions.list_tags_for_resource(resourceArn=machine.id)["tags"]
    assert tags == [{"key": "project", "value": "demo"}]


def test_an_unpublished_cloudfront_function_is_not_live(aws: Aws, name: str) -> None:
    token = "aws:cloudfront/function:Function"
    made = make(aws, token, name=name, runtime="cloudfront-js-2.0", code="x", publish=False, tags=TAGS)
    cloudfront = aws.client("cloudfront")
    live = cloudfront.list_functions(Stage="LIVE")["FunctionList"].get("Items", [])
    assert name not in {function["Name"] for function in live}
    assert cloudfront.list_tags_for_resource(Resource=made.outputs["arn"])["Tags"]["Items"] == PAIR


def test_looking_for_a_duplicate_does_not_hide_another_error() -> None:
    def denied() -> None:
        answer: Any = {"Error": {"Code": "AccessDenied"}, "ResponseMetadata": {"HTTPStatusCode": 403}}
        raise ClientError(answer, "HeadBucket")

    with pytest.raises(ClientError, match="AccessDenied"):
        refuse_existing("bucket b", denied)
