"""HTTP APIs: their integrations, routes and stages."""

from local.provider.aws_clients import Aws
from local.provider.duplicates import AlreadyExists, refuse_existing
from local.provider.resource_type import Created, Inputs, ResourceType

SERVICE = "apigatewayv2"


def create_api(aws: Aws, inputs: Inputs) -> Created:
    """Make an API without routes."""
    api = aws.call(SERVICE, "CreateApi", inputs)
    execution_arn = f"arn:aws:execute-api:{aws.region}:{aws.account_id}:{api['ApiId']}"
    return Created(api["ApiId"], {"apiEndpoint": api["ApiEndpoint"], "executionArn": execution_arn})


def create_integration(aws: Aws, inputs: Inputs) -> Created:
    """Make what a route hands its requests to."""
    integration = aws.call(SERVICE, "CreateIntegration", inputs, {"timeoutMilliseconds": "TimeoutInMillis"})
    return Created(integration["IntegrationId"])


def create_route(aws: Aws, inputs: Inputs) -> Created:
    """Make a route. Raises `AlreadyExists`."""
    pages = aws.client(SERVICE).get_paginator("get_routes").paginate(ApiId=inputs["apiId"])
    if any(route["RouteKey"] == inputs["routeKey"] for page in pages for route in page["Items"]):
        raise AlreadyExists(f"route {inputs['routeKey']} already exists")
    return Created(aws.call(SERVICE, "CreateRoute", inputs)["RouteId"])


def create_stage(aws: Aws, inputs: Inputs) -> Created:
    """Make a stage. Raises `AlreadyExists`."""
    api_id, name = inputs["apiId"], inputs["name"]
    refuse_existing(f"stage {name}", lambda: aws.client(SERVICE).get_stage(ApiId=api_id, StageName=name))
    return Created(aws.call(SERVICE, "CreateStage", inputs, {"name": "StageName"})["StageName"])


RESOURCE_TYPES = {
    "aws:apigatewayv2/api:Api": ResourceType(create_api),
    "aws:apigatewayv2/integration:Integration": ResourceType(create_integration),
    "aws:apigatewayv2/route:Route": ResourceType(create_route),
    "aws:apigatewayv2/stage:Stage": ResourceType(create_stage),
}
