"""Tests the HTTP API: routes, throttling, logs without secrets, and CORS for configured origins only."""

import json
from pathlib import Path
from typing import cast

from fastapi.routing import APIRoute

from api.app import create_app
from api.services import Services
from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run
from tests.parts.infra.site.test_sign_in import BY_LINK

API = "aws:apigatewayv2/api:Api"
ROUTE = "aws:apigatewayv2/route:Route"
CONFIG: dict[str, object] = {
    "throttleRate": 7,
    "throttleBurst": 9,
    "corsOrigins": ["https://example.org", "http://localhost:3000"],
}
STAGE = "aws:apigatewayv2/stage:Stage"


def test_every_call_has_a_route_and_other_requests_use_the_default_route(graph: Graph) -> None:
    app = create_app(cast("Services", None))
    calls = {
        f"{method} {route.path}"
        for route in app.routes
        if isinstance(route, APIRoute)
        for method in (route.methods or set())
        if method != "HEAD" or route.path.startswith("/v1/")
    }
    assert {route.inputs["routeKey"] for route in graph.of_type(ROUTE)} == calls | {"$default"}


def test_all_routes_invoke_the_function(graph: Graph) -> None:
    integration = graph.one("aws:apigatewayv2/integration:Integration")
    assert integration["integrationType"] == "AWS_PROXY"
    assert integration["payloadFormatVersion"] == "2.0"
    assert integration["integrationUri"].endswith(":function:task-reminder-local-api")
    assert len({route.inputs["target"] for route in graph.of_type(ROUTE)}) == 1


def test_the_stage_throttles_as_the_config_says(project: Path) -> None:
    stage = run(project, complete(CONFIG)).graph.one(STAGE)
    assert stage["defaultRouteSettings"] == {"throttlingRateLimit": 7, "throttlingBurstLimit": 9}
    assert stage["name"] == "$default"
    assert stage["autoDeploy"] is True


def test_each_route_for_links_has_its_own_low_throttle(graph: Graph) -> None:
    limits = {each["routeKey"]: each for each in graph.one(STAGE)["routeSettings"]}
    small = {"throttlingRateLimit": 5, "throttlingBurstLimit": 10}
    assert limits == {key: {"routeKey": key, **small} for key in BY_LINK}
    [stage] = graph.of_type(STAGE)
    routes = {f"api {key}" for key in BY_LINK}
    assert routes <= set(stage.depends_on), "AWS refuses the limit of a route that isn't there"


def test_the_access_log_is_json_with_the_owner_and_without_the_path(graph: Graph) -> None:
    settings = graph.one(STAGE)["accessLogSettings"]
    assert settings["destinationArn"].endswith(":log-group:/aws/vendedlogs/apis/task-reminder-local-api")
    logged = set(json.loads(settings["format"]).values())
    assert {"$context.requestId", "$context.routeKey", "$context.status"} <= logged
    assert {"$context.authorizer.claims.sub", "$context.identity.sourceIp"} <= logged
    # A path may contain a reminder's id or a link's token, other claims an address.
    assert logged.isdisjoint({"$context.path", "$context.authorizer.claims.email"})
    assert not any("path" in each.lower() or "request.body" in each for each in logged)


def test_only_configured_origins_may_call_and_read_response_headers(graph: Graph, project: Path) -> None:
    assert "corsConfiguration" not in graph.one(API)
    cors = run(project, complete(CONFIG)).graph.one(API)["corsConfiguration"]
    assert cors["allowOrigins"] == CONFIG["corsOrigins"]
    assert set(cors["allowMethods"]) == {"GET", "HEAD", "POST", "PATCH", "DELETE"}
    assert set(cors["allowHeaders"]) == {
        "authorization",
        "content-type",
        "if-match",
        "if-none-match",
        "idempotency-key",
    }
    limits = {"retry-after", "ratelimit", "ratelimit-policy"}
    assert set(cors["exposeHeaders"]) == {"etag", "location", "idempotent-replayed", *limits}
    assert "allowCredentials" not in cors
