"""Tests that sign-in options of an existing pool can be changed and its users are kept."""

from tests.parts.local_provider.conftest import World
from tools.local_provider.registry import RESOURCE_TYPES

POOL = "aws:cognito/userPool:UserPool"
PROVIDER = "aws:cognito/identityProvider:IdentityProvider"


def test_switching_the_second_factor_keeps_the_users(world: World) -> None:
    mfa = {"softwareTokenMfaConfiguration": {"enabled": True}}
    pool = world.create(POOL, name=world.name, passwordPolicy={"minimumLength": 12})
    user = {"UserPoolId": pool.id, "Username": "nora"}
    subject = world.call("cognito-idp", "admin_create_user", **user)["User"]["Attributes"]
    for asked in ("OPTIONAL", "ON"):
        world.change(POOL, pool, mfaConfiguration=asked, **mfa)
        found = world.call("cognito-idp", "get_user_pool_mfa_config", UserPoolId=pool.id)
        assert (found["MfaConfiguration"], found["SoftwareTokenMfaConfiguration"]["Enabled"]) == (asked, True)
    world.change(POOL, pool, mfaConfiguration=None, softwareTokenMfaConfiguration=None)
    found = world.call("cognito-idp", "get_user_pool_mfa_config", UserPoolId=pool.id)
    assert found["MfaConfiguration"] == "OFF"
    assert world.call("cognito-idp", "admin_get_user", **user)["UserAttributes"] == subject
    other = world.create(POOL, name=f"{world.name}2", mfaConfiguration="ON", **mfa)
    found = world.call("cognito-idp", "get_user_pool_mfa_config", UserPoolId=other.id)
    assert found["MfaConfiguration"] == "ON"


def test_an_identity_provider_can_be_changed_and_deleted(world: World) -> None:
    pool = world.create(POOL, name=world.name)
    details = {"MetadataURL": "https://login.example.org/metadata"}
    named = {"userPoolId": pool.id, "providerName": "company-saml"}
    provider = world.create(
        PROVIDER, **named, providerType="SAML", providerDetails=details, attributeMapping={"email": "email"}
    )
    world.change(PROVIDER, provider, attributeMapping={"email": "mail"})
    asked = {"UserPoolId": pool.id, "ProviderName": "company-saml"}
    found = world.call("cognito-idp", "describe_identity_provider", **asked)["IdentityProvider"]
    assert (found["AttributeMapping"], found["ProviderType"]) == ({"email": "mail"}, "SAML")
    assert found["ProviderDetails"].items() >= details.items()
    RESOURCE_TYPES[PROVIDER].delete(world.aws, provider)
    listed = world.call("cognito-idp", "list_identity_providers", UserPoolId=pool.id)
    assert listed["Providers"] == []
