"""What AWS answers for each resource type: the outputs that the program reads, in AWS's own forms."""

from collections.abc import Mapping
from typing import Any

ACCOUNT = "000000000000"
REGION = "ap-southeast-2"
POOL = f"{REGION}_aBcDeFgHi"


def made(type_: str, inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The id and the outputs of a resource with these inputs."""
    name = inputs.get("name", "")
    match type_:
        case "aws:apigatewayv2/api:Api":
            host = f"a1b2c3.execute-api.{REGION}.amazonaws.com"
            arn = f"arn:aws:execute-api:{REGION}:{ACCOUNT}:a1b2c3"
            return "a1b2c3", {"apiEndpoint": f"https://{host}", "executionArn": arn}
        case "aws:cloudfront/distribution:Distribution":
            arn = f"arn:aws:cloudfront::{ACCOUNT}:distribution/E1"
            return "E1", {"arn": arn, "domainName": "d111111abcdef8.cloudfront.net"}
        case "aws:s3/bucket:Bucket":
            bucket = inputs["bucket"]
            domain = f"{bucket}.s3.{REGION}.amazonaws.com"
            return bucket, {"arn": f"arn:aws:s3:::{bucket}", "bucketRegionalDomainName": domain}
        case _ if type_.startswith("aws:lambda/"):
            return _lambda(type_, inputs)
        case _ if type_.startswith("aws:cognito/"):
            return _cognito(type_, inputs)
        case _:
            return name or f"id-of-{type_}", {"arn": ARNS[type_].format(name=name)} if type_ in ARNS else {}


def _lambda(type_: str, inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    arn = f"arn:aws:lambda:{HERE}:function"
    match type_.rpartition(":")[2]:
        case "Function":
            version = "7" if inputs.get("publish") else "$LATEST"
            return inputs["name"], {"arn": f"{arn}:{inputs['name']}", "version": version}
        case "Alias":
            alias = f"{arn}:{inputs['functionName']}:{inputs['name']}"
            return alias, {"arn": alias}
        case _:
            return f"id-of-{type_}", {}


def _cognito(type_: str, inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    match type_.rpartition(":")[2]:
        case "UserPool":
            return POOL, {"endpoint": f"cognito-idp.{REGION}.amazonaws.com/{POOL}"}
        case "UserPoolClient":
            return f"id-of-{inputs['name']}", {"clientSecret": "a1s2e3c4" if inputs["generateSecret"] else ""}
        case _:
            return f"id-of-{type_}", {}


HERE = f"{REGION}:{ACCOUNT}"
ARNS = {
    "aws:cloudfront/function:Function": f"arn:aws:cloudfront::{ACCOUNT}:function/{{name}}",
    "aws:cloudwatch/metricAlarm:MetricAlarm": f"arn:aws:cloudwatch:{HERE}:alarm:{{name}}",
    "aws:cloudwatch/logGroup:LogGroup": f"arn:aws:logs:{HERE}:log-group:{{name}}",
    "aws:dynamodb/table:Table": f"arn:aws:dynamodb:{HERE}:table/{{name}}",
    "aws:iam/role:Role": f"arn:aws:iam::{ACCOUNT}:role/{{name}}",
    "aws:scheduler/scheduleGroup:ScheduleGroup": f"arn:aws:scheduler:{HERE}:schedule-group/{{name}}",
    "aws:sns/topic:Topic": f"arn:aws:sns:{HERE}:{{name}}",
    "aws:sfn/stateMachine:StateMachine": f"arn:aws:states:{HERE}:stateMachine:{{name}}",
}
