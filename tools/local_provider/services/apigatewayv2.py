"""HTTP APIs: their integrations, authorizers, routes and stages."""

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import AlreadyExists, Change, Created, Inputs, ResourceType
from tools.local_provider.single_calls import create_call, delete_call, omit, refuse_removal, update_call

SERVICE = "apigatewayv2"
INTEGRATION_RENAMES = {"timeoutMilliseconds": "TimeoutInMillis"}
AUTHORIZER_RENAMES = {"identitySources": "IdentitySource", "jwtConfiguration.audiences": "Audience"}
STAGE_RENAMES = {"name": "StageName"}


def create_api(aws: Aws, inputs: Inputs) -> Created:
    """Creates an API without routes."""
    api = aws.call(SERVICE, "CreateApi", inputs)
    execution_arn = f"arn:aws:execute-api:{aws.region}:{aws.account_id}:{api['ApiId']}"
    return Created(api["ApiId"], {"apiEndpoint": api["ApiEndpoint"], "executionArn": execution_arn})


def update_api(aws: Aws, change: Change) -> None:
    """Changes an API; removing the CORS configuration takes a separate call, as in pulumi-aws."""
    refuse_removal(change, "corsConfiguration")
    if "corsConfiguration" in change.changed - change.new.keys():
        aws.client(SERVICE).delete_cors_configuration(ApiId=change.state.id)
    aws.call(SERVICE, "UpdateApi", {"apiId": change.state.id, **omit(change.new, "tags", "protocolType")})


def create_route(aws: Aws, inputs: Inputs) -> Created:
    """Creates a route. Raises `AlreadyExists`."""
    pages = aws.client(SERVICE).get_paginator("get_routes").paginate(ApiId=inputs["apiId"])
    if any(route["RouteKey"] == inputs["routeKey"] for page in pages for route in page["Items"]):
        raise AlreadyExists(f"route {inputs['routeKey']} already exists")
    return Created(aws.call(SERVICE, "CreateRoute", inputs)["RouteId"])


def create_stage(aws: Aws, inputs: Inputs) -> Created:
    """Creates a stage."""
    aws.call(SERVICE, "CreateStage", _stage(inputs), STAGE_RENAMES)
    return Created(inputs["name"])


def update_stage(aws: Aws, change: Change) -> None:
    """Changes a stage and removes obsolete settings of single routes, like pulumi-aws.

    pulumi-aws calls DeleteRouteSettings, which the emulator lacks; its UpdateStage replaces all settings.
    """
    refuse_removal(change, "routeSettings")
    new = _stage({"routeSettings": [], **omit(change.new, "tags")})
    aws.call(SERVICE, "UpdateStage", new, STAGE_RENAMES)


def _stage(inputs: Inputs) -> Inputs:
    """Returns a stage with its route settings by route key, as in AWS; pulumi-aws has a list."""
    if "routeSettings" not in inputs:
        return inputs
    settings = {each["routeKey"]: _in_aws_case(omit(each, "routeKey")) for each in inputs["routeSettings"]}
    return {**inputs, "routeSettings": settings}


def _in_aws_case(settings: Inputs) -> Inputs:
    return {f"{name[0].upper()}{name[1:]}": value for name, value in settings.items()}


RESOURCE_TYPES = {
    "aws:apigatewayv2/api:Api": ResourceType(
        create_api,
        delete_call(SERVICE, "DeleteApi", ApiId="id"),
        update_api,
        immutable={"protocolType"},
    ),
    "aws:apigatewayv2/integration:Integration": ResourceType(
        create_call(SERVICE, "CreateIntegration", INTEGRATION_RENAMES, id_from="IntegrationId"),
        delete_call(SERVICE, "DeleteIntegration", ApiId="apiId", IntegrationId="id"),
        update_call(SERVICE, "UpdateIntegration", INTEGRATION_RENAMES, id_as="integrationId"),
        immutable={"apiId", "integrationType"},
    ),
    "aws:apigatewayv2/authorizer:Authorizer": ResourceType(
        create_call(SERVICE, "CreateAuthorizer", AUTHORIZER_RENAMES, id_from="AuthorizerId"),
        delete_call(SERVICE, "DeleteAuthorizer", ApiId="apiId", AuthorizerId="id"),
        update_call(SERVICE, "UpdateAuthorizer", AUTHORIZER_RENAMES, id_as="authorizerId"),
        immutable={"apiId"},
    ),
    "aws:apigatewayv2/route:Route": ResourceType(
        create_route,
        delete_call(SERVICE, "DeleteRoute", ApiId="apiId", RouteId="id"),
        update_call(SERVICE, "UpdateRoute", id_as="routeId"),
        immutable={"apiId"},
    ),
    "aws:apigatewayv2/stage:Stage": ResourceType(
        create_stage,
        delete_call(SERVICE, "DeleteStage", ApiId="apiId", StageName="id"),
        update_stage,
        immutable={"apiId", "name"},
    ),
}
