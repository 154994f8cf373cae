"""The graph as a whole: what exists, whose child it is, tags, outputs; a second run gives the same."""

import inspect
import sys
from collections import Counter
from pathlib import Path

import pulumi
import pulumi_aws as aws
from pydantic.alias_generators import to_camel

from tests.infra.conftest import complete
from tests.infra.made import HERE, POOL, REGION
from tests.infra.recording import Graph, Resource, run

EXPECTED = {
    "aws:apigatewayv2/api:Api": 1,
    "aws:apigatewayv2/authorizer:Authorizer": 1,
    "aws:apigatewayv2/integration:Integration": 1,
    "aws:apigatewayv2/route:Route": 11,
    "aws:apigatewayv2/stage:Stage": 1,
    "aws:cloudfront/distribution:Distribution": 1,
    "aws:cloudfront/function:Function": 1,
    "aws:cloudfront/originAccessControl:OriginAccessControl": 1,
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": 1,
    "aws:cloudwatch/dashboard:Dashboard": 1,
    "aws:cloudwatch/logGroup:LogGroup": 6,
    "aws:cognito/resourceServer:ResourceServer": 1,
    "aws:cognito/userPool:UserPool": 1,
    "aws:cognito/userPoolClient:UserPoolClient": 1,
    "aws:cognito/userPoolDomain:UserPoolDomain": 1,
    "aws:cloudwatch/metricAlarm:MetricAlarm": 16,
    "aws:dynamodb/table:Table": 1,
    "aws:iam/role:Role": 6,
    "aws:iam/rolePolicy:RolePolicy": 6,
    "aws:lambda/function:Function": 4,
    "aws:lambda/permission:Permission": 1,
    "aws:s3/bucket:Bucket": 1,
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": 1,
    "aws:s3/bucketObjectv2:BucketObjectv2": 5,
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": 1,
    "aws:s3/bucketPolicy:BucketPolicy": 1,
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": 1,
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": 1,
    "aws:s3/bucketVersioning:BucketVersioning": 1,
    "aws:scheduler/schedule:Schedule": 1,
    "aws:scheduler/scheduleGroup:ScheduleGroup": 1,
    "aws:sesv2/configurationSet:ConfigurationSet": 1,
    "aws:sesv2/emailIdentity:EmailIdentity": 1,
    "aws:sfn/stateMachine:StateMachine": 1,
    "aws:sns/topic:Topic": 1,
}


def resources(graph: Graph) -> list[Resource]:
    return [resource for resource in graph.resources if resource.custom]


def test_this_exists_and_nothing_else(graph: Graph) -> None:
    assert Counter(resource.type for resource in resources(graph)) == EXPECTED


def test_every_resource_belongs_to_a_component(graph: Graph) -> None:
    components = {resource.name for resource in graph.resources if not resource.custom}
    assert [r.name for r in resources(graph) if r.parent not in components] == []


def test_a_second_run_registers_the_same(graph: Graph, project: Path) -> None:
    assert described(run(project, complete()).graph) == described(graph)


def described(graph: Graph) -> list[tuple[object, ...]]:
    """Each registration in a form that can be compared, ordered by type and name."""
    return sorted(
        (r.type, r.name, r.parent, sorted(r.depends_on), str(plain(r.inputs))) for r in graph.resources
    )


def plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: plain(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, pulumi.AssetArchive):
        return plain(value.assets)
    return value.path if isinstance(value, pulumi.FileAsset | pulumi.FileArchive) else value


def test_whatever_takes_tags_has_the_default_ones(graph: Graph) -> None:
    default = {"project": "task-reminder", "stack": "local", "managed-by": "pulumi"}
    tagged = {resource.type for resource in resources(graph) if resource.inputs.get("tags") == default}
    assert tagged == {resource.type for resource in resources(graph) if "tags" in properties(resource)}


def test_every_property_is_one_of_its_type(graph: Graph) -> None:
    for resource in resources(graph):
        assert resource.inputs.keys() <= properties(resource), resource.name


def properties(resource: Resource) -> set[str]:
    """The input properties that pulumi-aws declares for the resource's type, as they go over the wire."""
    module, _, rest = resource.type.removeprefix("aws:").partition("/")
    kind = getattr(getattr(aws, {"lambda": "lambda_"}.get(module, module)), rest.partition(":")[2])
    declaring = sys.modules[kind.__module__]
    # Its Args, or InitArgs where a nested type has that name already.
    args = getattr(declaring, f"{kind.__name__}InitArgs", None) or getattr(declaring, f"{kind.__name__}Args")
    declared = inspect.signature(args.__init__).parameters
    return {to_camel(name) for name in declared if name != "__self__"}


def test_every_log_group_has_a_retention_and_no_function_writes_elsewhere(graph: Graph) -> None:
    groups = {
        group.inputs["name"]: group.inputs["retentionInDays"]
        for group in graph.of_type("aws:cloudwatch/logGroup:LogGroup")
    }
    assert groups == dict.fromkeys(
        [
            "/aws/lambda/task-reminder-local-api",
            "/aws/lambda/task-reminder-local-email",
            "/aws/lambda/task-reminder-local-pacer",
            "/aws/lambda/task-reminder-local-sweep",
            "/aws/vendedlogs/apis/task-reminder-local-api",
            "/aws/vendedlogs/states/task-reminder-local-reminder",
        ],
        30,
    )
    groups.pop("/aws/lambda/task-reminder-local-pacer")  # retired: nobody looks there
    assert sorted(graph.outputs["logGroupNames"]) == sorted(groups)
    for function in graph.of_type("aws:lambda/function:Function"):
        assert function.inputs["loggingConfig"]["logFormat"] == "JSON"
        assert function.inputs["loggingConfig"]["logGroup"] == f"/aws/lambda/{function.inputs['name']}"


def test_the_outputs_of_a_stack_at_cloudfronts_address(graph: Graph) -> None:
    outputs = {name: value for name, value in graph.outputs.items() if name != "logGroupNames"}
    assert outputs == {
        "siteUrl": "https://d111111abcdef8.cloudfront.net",
        "apiUrl": "https://d111111abcdef8.cloudfront.net/v1",
        "docsUrl": "https://d111111abcdef8.cloudfront.net/docs",
        "stateMachineArn": f"arn:aws:states:{HERE}:stateMachine:task-reminder-local-reminder",
        "tableName": "task-reminder-local-reminders",
        "apiEndpoint": "https://a1b2c3.execute-api.ap-southeast-2.amazonaws.com",
        "distributionDomain": "d111111abcdef8.cloudfront.net",
        "bucketName": "task-reminder-local-site-000000000000-ap-southeast-2",
        "apiFunctionName": "task-reminder-local-api",
        "emailFunctionName": "task-reminder-local-email",
        "sweepFunctionName": "task-reminder-local-sweep",
        "userPoolId": POOL,
        "issuer": f"https://cognito-idp.ap-southeast-2.amazonaws.com/{POOL}",
        "pageClientId": "id-of-task-reminder-local-page",
        "createUserCommand": (
            f"aws cognito-idp admin-create-user --region ap-southeast-2 --user-pool-id {POOL}"
            " --username EMAIL --user-attributes Name=email,Value=EMAIL Name=email_verified,Value=true"
            " --desired-delivery-mediums EMAIL"
        ),
        "alarmTopicArn": f"arn:aws:sns:{HERE}:task-reminder-local-alarms",
        "dashboardUrl": f"https://{REGION}.console.aws.amazon.com/cloudwatch/home?region={REGION}"
        "#dashboards/dashboard/task-reminder-local-monitoring",
    }


def test_a_stack_with_an_address_of_its_own(project: Path) -> None:
    graph = run(project, complete({"siteUrl": "https://remind.example.org"})).graph
    assert graph.outputs["siteUrl"] == "https://remind.example.org"
    assert graph.outputs["apiUrl"] == "https://remind.example.org/v1"
    assert graph.outputs["docsUrl"] == "https://remind.example.org/docs"
    worker = graph.one("aws:lambda/function:Function", "email")
    assert worker["environment"]["variables"]["SITE_URL"] == "https://remind.example.org"
