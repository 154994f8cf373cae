"""Returns AWS's outputs for each resource type, in AWS's own formats, as the program reads them."""

from collections.abc import Mapping
from typing import Any

ACCOUNT = "000000000000"
REGION = "ap-southeast-2"
HERE = f"{REGION}:{ACCOUNT}"
ARNS = {
    "aws:cloudfront/function:Function": f"arn:aws:cloudfront::{ACCOUNT}:function/{{name}}",
    "aws:cloudwatch/metricAlarm:MetricAlarm": f"arn:aws:cloudwatch:{HERE}:alarm:{{name}}",
    "aws:cloudwatch/logGroup:LogGroup": f"arn:aws:logs:{HERE}:log-group:{{name}}",
    "aws:dynamodb/table:Table": f"arn:aws:dynamodb:{HERE}:table/{{name}}",
    "aws:iam/role:Role": f"arn:aws:iam::{ACCOUNT}:role/{{name}}",
    "aws:scheduler/scheduleGroup:ScheduleGroup": f"arn:aws:scheduler:{HERE}:schedule-group/{{name}}",
    "aws:sqs/queue:Queue": f"arn:aws:sqs:{HERE}:{{name}}",
    "aws:sns/topic:Topic": f"arn:aws:sns:{HERE}:{{name}}",
    "aws:sfn/stateMachine:StateMachine": f"arn:aws:states:{HERE}:stateMachine:{{name}}",
}
POOL = f"{REGION}_aBcDeFgHi"

CLOUDFRONTS_ZONE = "Z2FDTNDATAQYW2"
"""https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html"""
CERTIFICATE = f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/0a1b2c3d-1111-2222-3333-444455556666"
ZONE, PRIVATE_ZONE = "Z0EXAMPLEORG", "Z0PRIVATE"


def zone(id_: str) -> dict[str, Any]:
    """The public hosted zone example.org, beside a private one."""
    return {"id": id_, "zoneId": id_, "name": "example.org", "privateZone": id_ == PRIVATE_ZONE}


def outputs_of(type_: str, inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:  # noqa: PLR0912  # one branch per type
    """Returns the id and the outputs of a resource with these inputs."""
    name = inputs.get("name", "")
    id_: str = name or f"id-of-{type_}"
    outputs: dict[str, Any] = {}
    match type_.rpartition(":")[2]:
        case "Api":
            host = f"a1b2c3.execute-api.{REGION}.amazonaws.com"
            arn = f"arn:aws:execute-api:{HERE}:a1b2c3"
            id_, outputs = "a1b2c3", {"apiEndpoint": f"https://{host}", "executionArn": arn}
        case "Distribution":
            arn = f"arn:aws:cloudfront::{ACCOUNT}:distribution/E1"
            address = {"domainName": "d111111abcdef8.cloudfront.net", "hostedZoneId": CLOUDFRONTS_ZONE}
            id_, outputs = "E1", {"arn": arn, **address}
        case "Bucket":
            id_ = inputs["bucket"]
            domain = f"{id_}.s3.{REGION}.amazonaws.com"
            outputs = {"arn": f"arn:aws:s3:::{id_}", "bucketRegionalDomainName": domain}
        case "Function" if type_.startswith("aws:lambda/"):
            version = "7" if inputs.get("publish") else "$LATEST"
            outputs = {"arn": f"arn:aws:lambda:{HERE}:function:{name}", "version": version}
        case "Alias":
            id_ = f"arn:aws:lambda:{HERE}:function:{inputs['functionName']}:{name}"
            outputs = {"arn": id_}
        case "UserPool":
            endpoint = f"cognito-idp.{REGION}.amazonaws.com/{POOL}"
            id_, outputs = POOL, {"endpoint": endpoint, "arn": f"arn:aws:cognito-idp:{HERE}:userpool/{POOL}"}
        case "UserPoolClient":
            id_ = f"id-of-{name}"
            outputs = {"clientSecret": "a1s2e3c4" if inputs["generateSecret"] else ""}
        case "UserPoolDomain" if "certificateArn" in inputs:
            target = {"cloudfrontDistribution": "d222222abcdef8.cloudfront.net"}
            id_, outputs = inputs["domain"], {**target, "cloudfrontDistributionZoneId": CLOUDFRONTS_ZONE}
        case "Certificate":
            domain = inputs["domainName"]
            id_ = f"arn:aws:acm:{inputs['region']}:{ACCOUNT}:certificate/{domain.replace('.', '-')}"
            proof = {
                "resourceRecordName": f"_a1b2.{domain}.",
                "resourceRecordValue": "_c3d4.acm-validations.aws.",
            }
            option = {"domainName": domain, "resourceRecordType": "CNAME", **proof}
            outputs = {"arn": id_, "domainValidationOptions": [option]}
        case "Record":
            outputs = {"fqdn": inputs["name"].rstrip(".")}
        case "EmailIdentity":
            outputs = {"dkimSigningAttributes": {"tokens": ["t1", "t2", "t3"]}}
        case "Queue":
            id_ = f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/{name}"
            outputs = {"arn": ARNS[type_].format(name=name), "url": id_}
        case _ if type_ in ARNS:
            outputs = {"arn": ARNS[type_].format(name=name)}
    return id_, outputs
