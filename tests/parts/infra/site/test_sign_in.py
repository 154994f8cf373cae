"""Tests sign-in: the scope of each call, who gets tokens, and that it can't be off on AWS."""

import shlex
from pathlib import Path

import pytest

from infra.routes import read_routes
from tests.parts.docs.aws_cli import check
from tests.parts.infra.aws_outputs import POOL
from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run

ROUTE = "aws:apigatewayv2/route:Route"
USERS = "aws:cognito/userPool:UserPool"
USER = "aws:cognito/user:User"
CLIENT = "aws:cognito/userPoolClient:UserPoolClient"
WITH_PROGRAM = {"signInUrl": "https://sign-in.example.org", "programClient": True}
INVITING = {"selfSignUp": True, "recipients": "own", "firstUserEmail": "nora@example.org"}
BY_LINK = {
    "GET /v1/messages/{token}",
    "HEAD /v1/messages/{token}",
    "POST /v1/messages/{token}/done",
    "POST /v1/messages/{token}/snooze",
    "POST /v1/messages/{token}/stop",
    "DELETE /v1/messages/{token}/stop",
    "GET /v1/messages/{token}/stop",
    "HEAD /v1/messages/{token}/stop",
}
"""A token replaces the sign-in: see SECURITY.md."""

OPEN = BY_LINK | {
    *("GET /v1/health", "HEAD /v1/health"),
    *("GET /docs", "GET /docs/{name}", "GET /openapi.json", "$default"),
}


def test_all_routes_but_the_open_ones_require_the_scope_to_read_or_to_write(graph: Graph) -> None:
    routes = {route.inputs["routeKey"]: route.inputs for route in graph.of_type(ROUTE)}
    assert routes.keys() > OPEN
    reads = ("GET ", "HEAD ", "POST /v1/schedules/preview")
    for key, route in routes.items():
        settings = [route.get(name) for name in ("authorizationType", "authorizerId", "authorizationScopes")]
        scope = "reminders/read" if key.startswith(reads) else "reminders/write"
        protected = ["JWT", "task-reminder-local-gateway", [scope]]
        assert settings == ([None] * 3 if key in OPEN else protected), key


SIGN_IN = {"signIn": ["reminders/read"]}


@pytest.mark.parametrize(
    "security",
    [
        None,
        [{}],
        [{"signIn": ["reminders/read", "reminders/write"]}],
        [SIGN_IN, {}],
        [SIGN_IN | {"other": []}],
    ],
)
def test_a_call_without_exactly_one_scope_is_rejected(security: object) -> None:
    operation = {} if security is None else {"security": security}
    with pytest.raises(ValueError, match=r"^GET /v1/new must have one scope"):
        read_routes({"paths": {"/v1/new": {"get": operation}}})


def test_the_scopes_are_created_before_the_clients(graph: Graph) -> None:
    server = graph.one("aws:cognito/resourceServer:ResourceServer")
    assert (server["identifier"], server["userPoolId"]) == ("reminders", POOL)
    assert {scope["scopeName"] for scope in server["scopes"]} == {"read", "write"}
    assert [c.name for c in graph.of_type(CLIENT) if "users-scopes" not in c.depends_on] == []


def test_only_invited_people_sign_in_by_default(graph: Graph, project: Path) -> None:
    assert graph.one(USERS)["adminCreateUserConfig"] == {"allowAdminCreateUserOnly": True}
    open_pool = run(project, complete(INVITING)).graph.one(USERS)
    assert open_pool["adminCreateUserConfig"] == {"allowAdminCreateUserOnly": False}


def test_users_sign_in_by_a_verified_address(graph: Graph) -> None:
    pool = graph.one(USERS)
    assert (pool["usernameAttributes"], pool["autoVerifiedAttributes"]) == (["email"], ["email"])
    assert pool["accountRecoverySetting"] == {
        "recoveryMechanisms": [{"name": "verified_email", "priority": 1}]
    }
    assert pool["passwordPolicy"]["minimumLength"] >= 12


def test_the_pages_client_has_no_secret_and_rotates_refresh_tokens(graph: Graph) -> None:
    client = graph.one(CLIENT)
    assert client["generateSecret"] is False
    assert client["allowedOauthFlows"] == ["code"]
    assert client["allowedOauthScopes"] == ["openid", "email", "reminders/read", "reminders/write"]
    assert client["refreshTokenRotation"] == {"feature": "ENABLED", "retryGracePeriodSeconds": 10}
    # Cognito rejects this flow together with rotation, and it is in the default.
    assert "ALLOW_REFRESH_TOKEN_AUTH" not in client["explicitAuthFlows"] != []
    assert client["preventUserExistenceErrors"] == "ENABLED"
    assert (client["accessTokenValidity"], client["refreshTokenValidity"]) == (1, 24)
    assert set(client["tokenValidityUnits"].values()) == {"hours"}


@pytest.mark.parametrize("changes", [{}, {"siteUrl": "https://remind.example.org"}], ids=["", "siteUrl"])
def test_the_sign_in_pages_redirect_only_to_the_site(project: Path, changes: dict[str, object]) -> None:
    graph = run(project, complete(changes)).graph
    client, site = graph.one(CLIENT), graph.outputs["siteUrl"]
    assert client["callbackUrls"] == [f"{site}/signed-in", f"{site}/docs/oauth2-redirect.html"]
    assert client["logoutUrls"] == [f"{site}/"]


def test_the_sign_in_pages_may_have_a_custom_address(project: Path) -> None:
    graph = run(project, complete(WITH_PROGRAM)).graph
    assert graph.outputs["tokenUrl"] == "https://sign-in.example.org/oauth2/token"
    config = graph.one("aws:s3/bucketObjectv2:BucketObjectv2", "config.json")["content"]
    assert "https://sign-in.example.org/oauth2/authorize" in config
    assert "amazoncognito" not in config


def test_a_program_gets_tokens_with_an_encrypted_secret(project: Path) -> None:
    graph = run(project, complete(WITH_PROGRAM)).graph
    client = graph.one(CLIENT, "program")
    assert client["generateSecret"] is True
    assert client["allowedOauthFlows"] == ["client_credentials"]
    assert client["allowedOauthScopes"] == ["reminders/read", "reminders/write"]
    assert client["explicitAuthFlows"] == ["ALLOW_REFRESH_TOKEN_AUTH"]  # so users can't sign in by it
    assert graph.outputs["programClientId"] == "id-of-task-reminder-local-program"
    assert graph.outputs["programClientSecret"] == "a1s2e3c4"
    assert graph.secret_outputs == {"programClientSecret"}
    audiences = graph.one("aws:apigatewayv2/authorizer:Authorizer")["jwtConfiguration"]["audiences"]
    assert audiences == [graph.outputs["pageClientId"], graph.outputs["programClientId"]]


def test_without_a_program_there_is_no_program_client(graph: Graph) -> None:
    assert [client.name for client in graph.of_type(CLIENT)] == ["page"]
    assert graph.outputs.keys().isdisjoint({"tokenUrl", "programClientId", "programClientSecret"})


def test_a_first_user_is_invited_by_email(graph: Graph, project: Path) -> None:
    user = run(project, complete(INVITING)).graph.one(USER)
    assert (user["userPoolId"], user["username"]) == (POOL, "nora@example.org")
    assert user["attributes"] == {"email": "nora@example.org", "email_verified": "true"}
    assert user["desiredDeliveryMediums"] == ["EMAIL"]
    assert graph.of_type(USER) == []


def test_the_command_for_more_users_exists_in_aws(graph: Graph) -> None:
    command = graph.outputs["createUserCommand"].replace("EMAIL", "nora@example.org", 1)
    check(command)
    words = shlex.split(command)
    assert words[words.index("--user-pool-id") + 1] == POOL
    assert words[words.index("--region") + 1] == "ap-southeast-2"
