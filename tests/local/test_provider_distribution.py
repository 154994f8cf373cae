"""A distribution made by the local provider serves the emulator's bucket and API, over plain http."""

import json
import uuid
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx
import pulumi
import pytest

from local.provider.aws_clients import Aws
from local.provider.distribution import UnreachableOrigin
from local.provider.resource_type import Created
from local.provider.table import RESOURCE_TYPES

CODE = 'def handler(event, context): return {"statusCode": 200, "body": event["rawPath"]}'
CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
ROUTER = """
function handler(event) {
  if (!event.request.uri.includes(".")) event.request.uri = "/index.html";
  return event.request;
}
"""


@pytest.fixture
def aws(emulator_url: str) -> Aws:
    return Aws(emulator_url, "eu-west-1")


@pytest.fixture
def name() -> str:
    return f"n{uuid.uuid4().hex[:16]}"


def make(aws: Aws, token: str, **inputs: object) -> Created:
    return RESOURCE_TYPES[token].create(aws, inputs)


def behavior(origin: str, **more: object) -> dict[str, Any]:
    return {
        "targetOriginId": origin,
        "viewerProtocolPolicy": "https-only",
        "allowedMethods": ["GET", "HEAD"],
        "cachedMethods": ["GET", "HEAD"],
        "cachePolicyId": CACHING_DISABLED,
        **more,
    }


def distribution(aws: Aws, origins: list[Mapping[str, Any]], **more: object) -> Created:
    return make(
        aws,
        "aws:cloudfront/distribution:Distribution",
        enabled=True,
        comment="",
        origins=origins,
        restrictions={"geoRestriction": {"restrictionType": "none"}},
        viewerCertificate={"cloudfrontDefaultCertificate": True},
        **{"defaultCacheBehavior": behavior("page"), **more},
    )


def page_origin(aws: Aws, name: str) -> dict[str, Any]:
    bucket = make(aws, "aws:s3/bucket:Bucket", bucket=name)
    make(aws, "aws:s3/bucketObjectv2:BucketObjectv2", bucket=name, key="index.html", content="the page")
    access = make(
        aws,
        "aws:cloudfront/originAccessControl:OriginAccessControl",
        name=name,
        originAccessControlOriginType="s3",
        signingBehavior="always",
        signingProtocol="sigv4",
    )
    domain = bucket.outputs["bucketRegionalDomainName"]
    return {"originId": "page", "domainName": domain, "originAccessControlId": access.id}


def let_read(aws: Aws, bucket: str, distribution_arn: str) -> None:
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "cloudfront.amazonaws.com"},
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{bucket}/*",
        "Condition": {"StringEquals": {"AWS:SourceArn": distribution_arn}},
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    make(aws, "aws:s3/bucketPolicy:BucketPolicy", bucket=bucket, policy=policy)


def api_origin(aws: Aws, name: str) -> dict[str, Any]:
    role = make(aws, "aws:iam/role:Role", name=name, assumeRolePolicy="{}").outputs["arn"]
    code = pulumi.AssetArchive({"code.py": pulumi.StringAsset(CODE)})
    function = make(
        aws,
        "aws:lambda/function:Function",
        name=name,
        role=role,
        runtime="python3.13",
        handler="code.handler",
        code=code,
    )
    api = make(aws, "aws:apigatewayv2/api:Api", name=name, protocolType="HTTP")
    integration = make(
        aws,
        "aws:apigatewayv2/integration:Integration",
        apiId=api.id,
        integrationType="AWS_PROXY",
        integrationUri=function.outputs["arn"],
        payloadFormatVersion="2.0",
        timeoutMilliseconds=5000,
    )
    target = f"integrations/{integration.id}"
    make(aws, "aws:apigatewayv2/route:Route", apiId=api.id, routeKey="GET /v1/things", target=target)
    make(aws, "aws:apigatewayv2/stage:Stage", apiId=api.id, name="$default", autoDeploy=True)
    host = urlsplit(api.outputs["apiEndpoint"]).hostname
    return {"originId": "api", "domainName": host, "customOriginConfig": custom_origin()}


def custom_origin() -> dict[str, Any]:
    return {
        "httpPort": 80,
        "httpsPort": 443,
        "originProtocolPolicy": "https-only",
        "originSslProtocols": ["TLSv1.2"],
    }


def test_the_page_and_the_api_are_served_under_one_name(aws: Aws, name: str) -> None:
    router = make(
        aws, "aws:cloudfront/function:Function", name=name, runtime="cloudfront-js-2.0", code=ROUTER
    )
    routed = [{"eventType": "viewer-request", "functionArn": router.outputs["arn"]}]
    made = distribution(
        aws,
        [page_origin(aws, name), api_origin(aws, name)],
        defaultCacheBehavior=behavior("page", functionAssociations=routed),
        orderedCacheBehaviors=[behavior("api", pathPattern="/v1/*")],
        tags={"project": "demo"},
    )
    let_read(aws, name, made.outputs["arn"])
    label = made.outputs["domainName"].split(".")[0]
    with httpx.Client(base_url=aws.endpoint_url, headers={"Host": f"{label}.cloudfront.localhost"}) as site:
        assert site.get("/a/page/of/it").text == "the page"
        assert site.get("/v1/things").text == "/v1/things"
        assert site.get("/v1/other").status_code == 404
    tags = aws.client("cloudfront").list_tags_for_resource(Resource=made.outputs["arn"])["Tags"]["Items"]
    assert tags == [{"Key": "project", "Value": "demo"}]


def test_an_origin_on_the_internet_is_refused(aws: Aws) -> None:
    origin = {"originId": "page", "domainName": "example.org", "customOriginConfig": custom_origin()}
    with pytest.raises(UnreachableOrigin, match=r"'example\.org' is neither a bucket nor an HTTP API"):
        distribution(aws, [origin])
