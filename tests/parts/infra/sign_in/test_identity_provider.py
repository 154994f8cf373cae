"""Tests a company's identity provider: Cognito's settings, other ways to sign in, the secret."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.validate import ParamValidator
from pulumi.runtime import rpc

from tests.parts.infra.access.policy_table import permissions
from tests.parts.infra.aws_outputs import POOL
from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, refusal, run
from tests.parts.infra.sign_in.company import OIDC, SAML, SECRET
from tools.local_provider.service_rules import problems
from tools.local_provider.to_aws import to_aws

PROVIDER = "aws:cognito/identityProvider:IdentityProvider"
CLIENT = "aws:cognito/userPoolClient:UserPoolClient"
OBJECT = "aws:s3/bucketObjectv2:BucketObjectv2"
FUNCTION = "aws:lambda/function:Function"
ISSUER = "https://login.example.org/t-1/v2.0"
"""An issuer may have a path."""

EITHER = pytest.mark.parametrize(
    ("provider", "name"), [(OIDC, "company-oidc"), (SAML, "company-saml")], ids=["oidc", "saml"]
)


def graph_with(project: Path, provider: dict[str, object], **more: object) -> Graph:
    return run(project, complete(provider | more)).graph


def test_only_a_configured_identity_provider_exists(graph: Graph) -> None:
    assert graph.of_type(PROVIDER) == []
    assert graph.one(CLIENT)["supportedIdentityProviders"] == ["COGNITO"]


def test_an_openid_connect_provider_has_the_settings_of_the_config(project: Path) -> None:
    config = OIDC | {"oidcIssuer": ISSUER, "emailClaim": "mail", "emailVerifiedClaim": "mail_ok"}
    provider = graph_with(project, config).one(PROVIDER)
    assert (provider["userPoolId"], provider["providerType"]) == (POOL, "OIDC")
    details = plain(provider["providerDetails"])
    assert (details["oidc_issuer"], details["client_id"]) == (ISSUER, OIDC["oidcClientId"])
    assert {"openid", "email"} <= set(details["authorize_scopes"].split())
    assert provider["attributeMapping"] == {"email": "mail", "email_verified": "mail_ok", "username": "sub"}


def test_a_saml_provider_has_the_settings_of_the_config(project: Path) -> None:
    provider = graph_with(project, SAML, emailClaim="urn:oid:0.9.2342.19200300.100.1.3").one(PROVIDER)
    assert (provider["userPoolId"], provider["providerType"]) == (POOL, "SAML")
    assert provider["providerDetails"] == {"MetadataURL": SAML["samlMetadataUrl"]}
    mapping = {"email": "urn:oid:0.9.2342.19200300.100.1.3", "email_verified": "email_verified"}
    assert provider["attributeMapping"] == mapping


@EITHER
def test_the_settings_are_valid_for_aws(project: Path, provider: dict[str, object], name: str) -> None:
    inputs = dict(graph_with(project, provider).one(PROVIDER))
    assert inputs["providerName"] == name
    details = plain(inputs["providerDetails"])
    client = boto3.client("cognito-idp", region_name="eu-west-1")
    operation = client.meta.service_model.operation_model("CreateIdentityProvider")
    call = to_aws(operation, inputs | {"providerDetails": details}, {})
    assert not ParamValidator().validate(call, operation.input_shape).has_errors()
    assert list(problems(call, operation)) == []


def plain(value: Mapping[str, Any]) -> Any:  # noqa: ANN401  # any property
    """Returns a property's plain value, as the provider gets it: the engine marks secrets."""
    return rpc.unwrap_rpc_secret(value) if rpc.is_rpc_secret(value) else value


@EITHER
def test_users_of_the_provider_and_of_the_pool_can_sign_in(
    project: Path, provider: dict[str, object], name: str
) -> None:
    graph = graph_with(project, provider)
    assert graph.one(CLIENT)["supportedIdentityProviders"] == ["COGNITO", name]
    assert sign_in(graph)["authorizationEndpoint"].endswith("/oauth2/authorize")
    assert "createUserCommand" in graph.outputs


def test_without_own_users_the_page_uses_the_provider_directly(project: Path) -> None:
    graph = graph_with(project, SAML, ownUsers=False)
    assert graph.one(CLIENT)["supportedIdentityProviders"] == ["company-saml"]
    authorization = sign_in(graph)["authorizationEndpoint"]
    assert authorization.endswith("/oauth2/authorize?identity_provider=company-saml")
    assert sign_in(graph)["tokenEndpoint"].endswith("/oauth2/token")
    assert "createUserCommand" not in graph.outputs
    pool = graph.one("aws:cognito/userPool:UserPool")
    assert pool["adminCreateUserConfig"] == {"allowAdminCreateUserOnly": True}


def sign_in(graph: Graph) -> dict[str, Any]:
    """Returns the page's sign-in settings."""
    config: dict[str, Any] = json.loads(graph.one(OBJECT, "config.json")["content"])["signIn"]
    return config


def test_the_redirect_uri_is_an_output_before_a_provider_is_configured(graph: Graph) -> None:
    assert graph.outputs["signInOrigin"] == sign_in(graph)["authorizationEndpoint"].partition("/oauth2")[0]


def test_the_client_is_created_after_the_provider(project: Path) -> None:
    graph = graph_with(project, OIDC)
    (client,) = graph.of_type(CLIENT)
    (provider,) = graph.of_type(PROVIDER)
    assert provider.urn in client.references["supportedIdentityProviders"]


@pytest.mark.parametrize(
    ("provider", "may"), [({}, "AdminGetUser"), (OIDC, "ListUsers"), (SAML, "ListUsers")]
)
def test_verified_addresses_are_read_for_all_kinds_of_users(
    project: Path, provider: dict[str, object], may: str
) -> None:
    # AdminGetUser accepts only subjects of the pool's own users:
    # https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html
    graph = graph_with(project, provider)
    variables = graph.one(FUNCTION, "api")["environment"]["variables"]
    assert variables["FEDERATED_USERS"] == ("yes" if provider else "no")
    asked = {action for role, _, action, _ in permissions(graph) if role == "api" and "cognito" in action}
    assert asked == {f"cognito-idp:{may}"}


def test_only_the_provider_has_the_client_secret_and_it_is_encrypted(project: Path) -> None:
    graph = graph_with(project, OIDC)
    holding = [each.name for each in graph.resources if SECRET in json.dumps(each.inputs, default=str)]
    assert holding == ["users-oidc"]
    assert rpc.is_rpc_secret(graph.one(PROVIDER)["providerDetails"])
    assert SECRET not in json.dumps(graph.outputs)


def test_a_plain_text_secret_is_rejected_without_printing_it(project: Path) -> None:
    message = refusal(project, complete(OIDC), secrets=())
    assert "task-reminder:oidcClientSecret must be set as a secret" in message
    assert "pulumi config set --secret oidcClientSecret" in message
    assert SECRET not in message


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        (OIDC | {"oidcClientId": ""}, "oidcClientId must be set with oidcIssuer"),
        (OIDC | {"oidcClientSecret": ""}, "oidcClientSecret must be set with oidcIssuer"),
        (OIDC | {"oidcClientSecret": f"{SECRET} "}, "oidcClientSecret must be 1 to 256 printable"),
        (OIDC | SAML, "samlMetadataUrl must be empty with oidcIssuer"),
        (SAML | {"ownUsers": False, "mfa": "required"}, "mfa must be off with ownUsers: false"),
        (
            SAML | {"ownUsers": False, "selfSignUp": True, "recipients": "own"},
            "selfSignUp must be false or empty with ownUsers: false",
        ),
        (
            SAML | {"ownUsers": False, "firstUserEmail": "nora@example.org"},
            "firstUserEmail must be false or empty with ownUsers: false",
        ),
    ],
)
def test_contradicting_keys_are_rejected(project: Path, changes: dict[str, object], refused: str) -> None:
    message = refusal(project, complete(changes))
    assert f"task-reminder:{refused}" in message
    assert len(message.splitlines()) == 2, "one fault, one line"
    assert SECRET not in message
