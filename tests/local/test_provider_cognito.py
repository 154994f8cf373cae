"""Cognito's resource types: made, found as they are, changed in place, taken away, as the engine does it."""

import uuid
from typing import Any

import pytest
from botocore.exceptions import ClientError

from local.provider.absence import says_gone
from local.provider.aws_clients import Aws
from local.provider.cognito_pool import Protected
from local.provider.resource_type import Recorded
from local.provider.table import RESOURCE_TYPES
from tests.local.test_provider_update import Made

POOL = "aws:cognito/userPool:UserPool"
RULES: dict[str, Any] = {
    "usernameAttributes": ["email"],
    "usernameConfiguration": {"caseSensitive": False},
    "autoVerifiedAttributes": ["email"],
    "adminCreateUserConfig": {"allowAdminCreateUserOnly": True},
    "accountRecoverySetting": {"recoveryMechanisms": [{"name": "verified_email", "priority": 1}]},
    "passwordPolicy": {"minimumLength": 12, "requireNumbers": False},
    "deletionProtection": "INACTIVE",
    "userPoolTier": "ESSENTIALS",
    "tags": {"stack": "test"},
}


@pytest.fixture
def aws(emulator_url: str) -> Aws:
    return Aws(emulator_url, "eu-west-1")


@pytest.fixture
def pool(aws: Aws) -> Made:
    return Made(aws, POOL, name=f"n{uuid.uuid4().hex}", **RULES)


def gone(made: Made) -> bool:
    try:
        made.read()
    except Exception as error:  # noqa: BLE001 - whichever it is, it must say so
        return says_gone(error)
    return False


def test_a_pool_is_found_as_it_was_made_and_by_its_id_alone(pool: Made) -> None:
    assert pool.read() == pool.recorded.properties
    described = pool.kind.describe(pool.aws, pool.recorded.id)
    assert described.keys() == pool.recorded.properties.keys()
    assert {key: described[key] for key in RULES} == RULES
    assert described["endpoint"] == f"cognito-idp.eu-west-1.amazonaws.com/{pool.recorded.id}"


def test_a_pools_change_keeps_the_rules_that_stay(pool: Made) -> None:
    pool.change(adminCreateUserConfig={"allowAdminCreateUserOnly": False}, tags={"stack": "other"})
    found = pool.read()
    assert found["adminCreateUserConfig"] == {"allowAdminCreateUserOnly": False}
    assert found["passwordPolicy"] == RULES["passwordPolicy"]
    tags = pool.aws.client("cognito-idp").list_tags_for_resource(ResourceArn=found["arn"])["Tags"]
    assert tags == {"stack": "other"}


def test_a_protected_pool_is_not_deleted(pool: Made) -> None:
    pool.change(deletionProtection="ACTIVE")
    with pytest.raises(Protected, match=pool.recorded.id):
        pool.kind.delete(pool.aws, pool.recorded)
    pool.change(deletionProtection="INACTIVE")
    pool.kind.delete(pool.aws, pool.recorded)
    assert gone(pool)


def of(pool: Made, token: str, **inputs: object) -> Made:
    """A resource of the pool's."""
    return Made(pool.aws, token, userPoolId=pool.recorded.id, **inputs)


def test_a_client_is_changed_whole_and_keeps_its_secret(pool: Made) -> None:
    client = of(
        pool,
        "aws:cognito/userPoolClient:UserPoolClient",
        name="program",
        generateSecret=True,
        allowedOauthFlows=["client_credentials"],
        refreshTokenRotation={"feature": "ENABLED", "retryGracePeriodSeconds": 10},
        accessTokenValidity=1,
    )
    secret = client.recorded.properties["clientSecret"]
    assert secret
    assert client.read() == client.recorded.properties
    client.change(accessTokenValidity=2, name="other")
    found = client.read()
    assert (found["accessTokenValidity"], found["name"], found["clientSecret"]) == (2, "other", secret)
    client.kind.delete(client.aws, client.recorded)
    assert gone(client)


def test_a_client_without_a_secret_says_so(pool: Made) -> None:
    client = of(pool, "aws:cognito/userPoolClient:UserPoolClient", name="page", generateSecret=False)
    assert client.recorded.properties["clientSecret"] == ""


def test_scopes_are_defined_anew(pool: Made) -> None:
    token = "aws:cognito/resourceServer:ResourceServer"
    read = {"scopeName": "read", "scopeDescription": "Read"}
    server = of(pool, token, identifier="reminders", name="Reminders", scopes=[read])
    server.change(scopes=[read, {"scopeName": "write", "scopeDescription": "Write"}])
    described = pool.aws.client("cognito-idp").describe_resource_server(
        UserPoolId=pool.recorded.id, Identifier="reminders"
    )
    assert [scope["ScopeName"] for scope in described["ResourceServer"]["Scopes"]] == ["read", "write"]
    with pytest.raises(ClientError, match="already exists"):
        of(pool, token, identifier="reminders", name="Reminders", scopes=[read])
    server.kind.delete(server.aws, server.recorded)
    assert gone(server)


def test_an_address_of_sign_in_pages_is_taken_once(pool: Made, aws: Aws) -> None:
    token, prefix = "aws:cognito/userPoolDomain:UserPoolDomain", f"p{uuid.uuid4().hex}"
    domain = of(pool, token, domain=prefix, managedLoginVersion=1)
    domain.change(managedLoginVersion=2)
    assert domain.read()["managedLoginVersion"] == 2
    other = Made(aws, POOL, name="other", **RULES)
    with pytest.raises(ClientError, match="already exists"):
        of(other, token, domain=prefix)
    domain.kind.delete(domain.aws, domain.recorded)
    assert gone(domain)


def test_a_user_is_invited_and_what_they_change_is_theirs(pool: Made) -> None:
    address = "nora@example.org"
    user = of(
        pool,
        "aws:cognito/user:User",
        username=address,
        attributes={"email": address, "email_verified": "true"},
        desiredDeliveryMediums=["EMAIL"],
    )
    client, who = pool.aws.client("cognito-idp"), {"UserPoolId": pool.recorded.id, "Username": address}
    assert client.admin_get_user(**who)["UserStatus"] == "FORCE_CHANGE_PASSWORD"
    client.admin_update_user_attributes(**who, UserAttributes=[{"Name": "name", "Value": "Nora"}])
    assert user.read() == user.recorded.properties
    user.change(attributes={"email": address, "email_verified": "true", "locale": "en"})
    told = {item["Name"]: item["Value"] for item in client.admin_get_user(**who)["UserAttributes"]}
    assert (told["locale"], told["name"]) == ("en", "Nora")
    user.kind.delete(user.aws, user.recorded)
    assert gone(user)


def test_an_authorizer_takes_other_clients_tokens_after_a_change(aws: Aws) -> None:
    api = Made(aws, "aws:apigatewayv2/api:Api", name=f"n{uuid.uuid4().hex}", protocolType="HTTP")
    issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aBcDeFgHi"
    authorizer = Made(
        aws,
        "aws:apigatewayv2/authorizer:Authorizer",
        apiId=api.recorded.id,
        name="tokens",
        authorizerType="JWT",
        identitySources=["$request.header.Authorization"],
        jwtConfiguration={"issuer": issuer, "audiences": ["one"]},
    )
    authorizer.change(jwtConfiguration={"issuer": issuer, "audiences": ["one", "two"]})
    told = aws.client("apigatewayv2").get_authorizer(
        ApiId=api.recorded.id, AuthorizerId=authorizer.recorded.id
    )
    assert told["JwtConfiguration"] == {"Issuer": issuer, "Audience": ["one", "two"]}
    authorizer.kind.delete(aws, authorizer.recorded)
    assert gone(authorizer)


def test_what_is_gone_already_is_said_to_be(aws: Aws) -> None:
    with pytest.raises(ClientError) as refused:
        RESOURCE_TYPES[POOL].delete(aws, Recorded("eu-west-1_Missing", RULES))
    assert says_gone(refused.value)
