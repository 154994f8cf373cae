"""A company's identity provider: what Cognito is told of it, who may still sign in otherwise, its secret."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.validate import ParamValidator
from pulumi.runtime import rpc

from tests.parts.infra.access.policy_table import permissions
from tests.parts.infra.conftest import complete
from tests.parts.infra.made import POOL
from tests.parts.infra.recording import Graph, refusal, run
from tests.parts.infra.sign_in.company import OIDC, SAML, SECRET
from tools.local_provider.service_rules import problems
from tools.local_provider.to_aws import to_aws

PROVIDER = "aws:cognito/identityProvider:IdentityProvider"
CLIENT = "aws:cognito/userPoolClient:UserPoolClient"
OBJECT = "aws:s3/bucketObjectv2:BucketObjectv2"
FUNCTION = "aws:lambda/function:Function"
EITHER = pytest.mark.parametrize(
    ("provider", "name"), [(OIDC, "company-oidc"), (SAML, "company-saml")], ids=["oidc", "saml"]
)


def made(project: Path, provider: dict[str, object], **more: object) -> Graph:
    return run(project, complete(provider | more)).graph


def test_there_is_none_unless_the_config_names_one(graph: Graph) -> None:
    assert graph.of_type(PROVIDER) == []
    assert graph.one(CLIENT)["supportedIdentityProviders"] == ["COGNITO"]


def test_what_cognito_is_told_of_a_provider_by_openid_connect(project: Path) -> None:
    provider = made(project, OIDC, emailClaim="mail", emailVerifiedClaim="mail_ok").one(PROVIDER)
    assert (provider["userPoolId"], provider["providerType"]) == (POOL, "OIDC")
    details = opened(provider["providerDetails"])
    assert (details["oidc_issuer"], details["client_id"]) == (OIDC["oidcIssuer"], OIDC["oidcClientId"])
    assert {"openid", "email"} <= set(details["authorize_scopes"].split())
    assert provider["attributeMapping"] == {"email": "mail", "email_verified": "mail_ok", "username": "sub"}


def test_what_cognito_is_told_of_a_provider_by_saml(project: Path) -> None:
    provider = made(project, SAML, emailClaim="urn:oid:0.9.2342.19200300.100.1.3").one(PROVIDER)
    assert (provider["userPoolId"], provider["providerType"]) == (POOL, "SAML")
    assert provider["providerDetails"] == {"MetadataURL": SAML["samlMetadataUrl"]}
    mapping = {"email": "urn:oid:0.9.2342.19200300.100.1.3", "email_verified": "email_verified"}
    assert provider["attributeMapping"] == mapping


@EITHER
def test_aws_takes_it(project: Path, provider: dict[str, object], name: str) -> None:
    inputs = dict(made(project, provider).one(PROVIDER))
    assert inputs["providerName"] == name
    details = opened(inputs["providerDetails"])
    client = boto3.client("cognito-idp", region_name="eu-west-1")
    operation = client.meta.service_model.operation_model("CreateIdentityProvider")
    call = to_aws(operation, inputs | {"providerDetails": details}, {})
    assert not ParamValidator().validate(call, operation.input_shape).has_errors()
    assert list(problems(call, operation)) == []


def opened(value: Mapping[str, Any]) -> Any:  # noqa: ANN401  # any property
    """A property as the provider gets it: the engine hands over a secret as such."""
    return rpc.unwrap_rpc_secret(value) if rpc.is_rpc_secret(value) else value


@EITHER
def test_people_of_the_provider_sign_in_beside_the_pools_own(
    project: Path, provider: dict[str, object], name: str
) -> None:
    graph = made(project, provider)
    assert graph.one(CLIENT)["supportedIdentityProviders"] == ["COGNITO", name]
    assert sign_in(graph)["authorizationEndpoint"].endswith("/oauth2/authorize")
    assert "createUserCommand" in graph.outputs


@EITHER
def test_without_own_users_everybody_goes_straight_to_the_provider(
    project: Path, provider: dict[str, object], name: str
) -> None:
    graph = made(project, provider, ownUsers=False)
    assert graph.one(CLIENT)["supportedIdentityProviders"] == [name]
    assert sign_in(graph)["authorizationEndpoint"].endswith(f"/oauth2/authorize?identity_provider={name}")
    assert sign_in(graph)["tokenEndpoint"].endswith("/oauth2/token")
    assert "createUserCommand" not in graph.outputs
    pool = graph.one("aws:cognito/userPool:UserPool")
    assert pool["adminCreateUserConfig"] == {"allowAdminCreateUserOnly": True}


def sign_in(graph: Graph) -> dict[str, Any]:
    """What the page is told of signing in."""
    config: dict[str, Any] = json.loads(graph.one(OBJECT, "config.json")["content"])["signIn"]
    return config


def test_where_the_provider_sends_people_back_is_known_before_there_is_one(graph: Graph) -> None:
    assert graph.outputs["signInOrigin"] == sign_in(graph)["authorizationEndpoint"].partition("/oauth2")[0]


def test_a_pool_has_the_client_after_the_provider(project: Path) -> None:
    graph = made(project, OIDC)
    (client,) = graph.of_type(CLIENT)
    (provider,) = graph.of_type(PROVIDER)
    assert provider.urn in client.references["supportedIdentityProviders"]


@pytest.mark.parametrize(
    ("provider", "may"), [({}, "AdminGetUser"), (OIDC, "ListUsers"), (SAML, "ListUsers")]
)
def test_verified_addresses_are_read_of_whoever_signs_in(
    project: Path, provider: dict[str, object], may: str
) -> None:
    # AdminGetUser takes the subjects of own users alone:
    # https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html
    graph = made(project, provider)
    variables = graph.one(FUNCTION, "api")["environment"]["variables"]
    assert variables["FEDERATED_USERS"] == ("yes" if provider else "no")
    asked = {action for role, _, action, _ in permissions(graph) if role == "api" and "cognito" in action}
    assert asked == {f"cognito-idp:{may}"}


def test_the_clients_secret_is_nowhere_but_in_the_provider_and_there_as_a_secret(project: Path) -> None:
    graph = made(project, OIDC)
    holding = [each.name for each in graph.resources if SECRET in json.dumps(each.inputs, default=str)]
    assert holding == ["users-oidc"]
    assert rpc.is_rpc_secret(graph.one(PROVIDER)["providerDetails"])
    assert SECRET not in json.dumps(graph.outputs)


def test_a_secret_in_plain_text_is_refused_and_not_repeated(project: Path) -> None:
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
        (SAML | {"ownUsers": False, "mfa": "optional"}, "mfa must be off with ownUsers: false"),
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
def test_keys_that_do_not_go_together_are_refused(
    project: Path, changes: dict[str, object], refused: str
) -> None:
    message = refusal(project, complete(changes))
    assert f"task-reminder:{refused}" in message
    assert len(message.splitlines()) == 2, "one fault, one line"
    assert SECRET not in message


@pytest.mark.parametrize("issuer", ["https://login.example.org", "https://login.example.org/t-1/v2.0"])
def test_an_issuer_may_have_a_path(project: Path, issuer: str) -> None:
    provider = made(project, OIDC, oidcIssuer=issuer).one(PROVIDER)
    assert opened(provider["providerDetails"])["oidc_issuer"] == issuer
