"""HTTP APIs: their integrations, authorizers, routes and stages."""

from tools.local_provider.aws_clients import Aws
from tools.local_provider.by_call import creating, deleting, updating
from tools.local_provider.resource_type import AlreadyExists, Created, Inputs, ResourceType

SERVICE = "apigatewayv2"
INTEGRATION_RENAMES = {"timeoutMilliseconds": "TimeoutInMillis"}
AUTHORIZER_RENAMES = {"identitySources": "IdentitySource", "jwtConfiguration.audiences": "Audience"}
STAGE_RENAMES = {"name": "StageName"}


def create_api(aws: Aws, inputs: Inputs) -> Created:
    """Make an API without routes."""
    api = aws.call(SERVICE, "CreateApi", inputs)
    execution_arn = f"arn:aws:execute-api:{aws.region}:{aws.account_id}:{api['ApiId']}"
    return Created(api["ApiId"], {"apiEndpoint": api["ApiEndpoint"], "executionArn": execution_arn})


def create_route(aws: Aws, inputs: Inputs) -> Created:
    """Make a route. Raises `AlreadyExists`."""
    pages = aws.client(SERVICE).get_paginator("get_routes").paginate(ApiId=inputs["apiId"])
    if any(route["RouteKey"] == inputs["routeKey"] for page in pages for route in page["Items"]):
        raise AlreadyExists(f"route {inputs['routeKey']} already exists")
    return Created(aws.call(SERVICE, "CreateRoute", inputs)["RouteId"])


RESOURCE_TYPES = {
    "aws:apigatewayv2/api:Api": ResourceType(
        create_api,
        deleting(SERVICE, "DeleteApi", ApiId="id"),
        updating(SERVICE, "UpdateApi", id_as="apiId", but={"protocolType"}),
        fixed={"protocolType"},
    ),
    "aws:apigatewayv2/integration:Integration": ResourceType(
        creating(SERVICE, "CreateIntegration", INTEGRATION_RENAMES, id_from="IntegrationId"),
        deleting(SERVICE, "DeleteIntegration", ApiId="apiId", IntegrationId="id"),
        updating(SERVICE, "UpdateIntegration", INTEGRATION_RENAMES, id_as="integrationId"),
        fixed={"apiId", "integrationType"},
    ),
    "aws:apigatewayv2/authorizer:Authorizer": ResourceType(
        creating(SERVICE, "CreateAuthorizer", AUTHORIZER_RENAMES, id_from="AuthorizerId"),
        deleting(SERVICE, "DeleteAuthorizer", ApiId="apiId", AuthorizerId="id"),
        updating(SERVICE, "UpdateAuthorizer", AUTHORIZER_RENAMES, id_as="authorizerId"),
        fixed={"apiId"},
    ),
    "aws:apigatewayv2/route:Route": ResourceType(
        create_route,
        deleting(SERVICE, "DeleteRoute", ApiId="apiId", RouteId="id"),
        updating(SERVICE, "UpdateRoute", id_as="routeId"),
        fixed={"apiId"},
    ),
    "aws:apigatewayv2/stage:Stage": ResourceType(
        creating(SERVICE, "CreateStage", STAGE_RENAMES, id_from="StageName"),
        deleting(SERVICE, "DeleteStage", ApiId="apiId", StageName="id"),
        updating(SERVICE, "UpdateStage", STAGE_RENAMES),
        fixed={"apiId", "name"},
    ),
}
