"""HTTP APIs: their integrations, authorizers, routes and stages."""

from local.provider.aws_clients import Aws
from local.provider.by_call import deleting, picked, reading, refuse_removal, retag
from local.provider.duplicates import AlreadyExists, refuse_existing
from local.provider.in_place import IN_PLACE
from local.provider.resource_type import Change, Created, Inputs, ResourceType

SERVICE = "apigatewayv2"
API = "aws:apigatewayv2/api:Api"
INTEGRATION = "aws:apigatewayv2/integration:Integration"
AUTHORIZER = "aws:apigatewayv2/authorizer:Authorizer"
ROUTE = "aws:apigatewayv2/route:Route"
STAGE = "aws:apigatewayv2/stage:Stage"
INTEGRATION_RENAMES = {"timeoutMilliseconds": "TimeoutInMillis"}
AUTHORIZER_RENAMES = {"identitySources": "IdentitySource", "jwtConfiguration.audiences": "Audience"}
STAGE_RENAMES = {"name": "StageName"}


def create_api(aws: Aws, inputs: Inputs) -> Created:
    """Make an API without routes."""
    api = aws.call(SERVICE, "CreateApi", inputs)
    execution_arn = f"arn:aws:execute-api:{aws.region}:{aws.account_id}:{api['ApiId']}"
    return Created(api["ApiId"], {"apiEndpoint": api["ApiEndpoint"], "executionArn": execution_arn})


def update_api(aws: Aws, change: Change) -> None:
    """Change what an API says of itself and which origins may call it."""
    refuse_removal(change, "corsConfiguration")
    id_ = change.recorded.id
    if gone := "corsConfiguration" in change.names and "corsConfiguration" not in change.new:
        aws.call(SERVICE, "DeleteCorsConfiguration", {"apiId": id_})
    if change.names - {"tags"} - ({"corsConfiguration"} if gone else set()):
        aws.call(SERVICE, "UpdateApi", {"apiId": id_, **picked(change.new, *IN_PLACE[API] - {"tags"})})
    retag(aws, SERVICE, {"resourceArn": f"arn:aws:apigateway:{aws.region}::/apis/{id_}"}, change)


def create_integration(aws: Aws, inputs: Inputs) -> Created:
    """Make what a route hands its requests to."""
    integration = aws.call(SERVICE, "CreateIntegration", inputs, INTEGRATION_RENAMES)
    return Created(integration["IntegrationId"])


def update_integration(aws: Aws, change: Change) -> None:
    """Change what an integration calls, and how."""
    refuse_removal(change)
    integration = {**change.new, "integrationId": change.recorded.id}
    aws.call(SERVICE, "UpdateIntegration", integration, INTEGRATION_RENAMES)


def create_authorizer(aws: Aws, inputs: Inputs) -> Created:
    """Make what checks the tokens of routes that ask for one."""
    return Created(aws.call(SERVICE, "CreateAuthorizer", inputs, AUTHORIZER_RENAMES)["AuthorizerId"])


def update_authorizer(aws: Aws, change: Change) -> None:
    """Change whose tokens pass."""
    refuse_removal(change)
    authorizer = {**change.new, "authorizerId": change.recorded.id}
    aws.call(SERVICE, "UpdateAuthorizer", authorizer, AUTHORIZER_RENAMES)


def create_route(aws: Aws, inputs: Inputs) -> Created:
    """Make a route. Raises `AlreadyExists`."""
    pages = aws.client(SERVICE).get_paginator("get_routes").paginate(ApiId=inputs["apiId"])
    if any(route["RouteKey"] == inputs["routeKey"] for page in pages for route in page["Items"]):
        raise AlreadyExists(f"route {inputs['routeKey']} already exists")
    return Created(aws.call(SERVICE, "CreateRoute", inputs)["RouteId"])


def update_route(aws: Aws, change: Change) -> None:
    """Change which requests a route takes, and where they go."""
    refuse_removal(change)
    aws.call(SERVICE, "UpdateRoute", {**change.new, "routeId": change.recorded.id})


def create_stage(aws: Aws, inputs: Inputs) -> Created:
    """Make a stage. Raises `AlreadyExists`."""
    api_id, name = inputs["apiId"], inputs["name"]
    refuse_existing(f"stage {name}", lambda: aws.client(SERVICE).get_stage(ApiId=api_id, StageName=name))
    return Created(aws.call(SERVICE, "CreateStage", inputs, STAGE_RENAMES)["StageName"])


def update_stage(aws: Aws, change: Change) -> None:
    """Change how a stage throttles and logs."""
    refuse_removal(change)
    if change.names - {"tags"}:
        stage = {key: value for key, value in change.new.items() if key != "tags"}
        aws.call(SERVICE, "UpdateStage", stage, STAGE_RENAMES)
    path = f"/apis/{change.new['apiId']}/stages/{change.recorded.id}"
    retag(aws, SERVICE, {"resourceArn": f"arn:aws:apigateway:{aws.region}::{path}"}, change)


RESOURCE_TYPES = {
    API: ResourceType(
        create_api,
        deleting(SERVICE, "DeleteApi", ApiId="id"),
        reading(SERVICE, "GetApi", None, ApiId="id"),
        update_api,
    ),
    INTEGRATION: ResourceType(
        create_integration,
        deleting(SERVICE, "DeleteIntegration", ApiId="apiId", IntegrationId="id"),
        reading(SERVICE, "GetIntegration", None, INTEGRATION_RENAMES, ApiId="apiId", IntegrationId="id"),
        update_integration,
    ),
    AUTHORIZER: ResourceType(
        create_authorizer,
        deleting(SERVICE, "DeleteAuthorizer", ApiId="apiId", AuthorizerId="id"),
        reading(SERVICE, "GetAuthorizer", None, AUTHORIZER_RENAMES, ApiId="apiId", AuthorizerId="id"),
        update_authorizer,
    ),
    ROUTE: ResourceType(
        create_route,
        deleting(SERVICE, "DeleteRoute", ApiId="apiId", RouteId="id"),
        reading(SERVICE, "GetRoute", None, ApiId="apiId", RouteId="id"),
        update_route,
    ),
    STAGE: ResourceType(
        create_stage,
        deleting(SERVICE, "DeleteStage", ApiId="apiId", StageName="id"),
        reading(SERVICE, "GetStage", None, STAGE_RENAMES, ApiId="apiId", StageName="id"),
        update_stage,
    ),
}
