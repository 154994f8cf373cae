"""The company's identity provider, for people who are not the pool's own users."""

import pulumi
import pulumi_aws as aws

from infra.common.config import Settings

OIDC, SAML = "company-oidc", "company-saml"
"""The providers' names. Not configurable: user names include them, so a new name would create new users."""


def identity_provider(
    name: str, *, pool_id: pulumi.Output[str], settings: Settings, opts: pulumi.ResourceOptions
) -> aws.cognito.IdentityProvider | None:
    """Creates the provider that the config names, if any; its client secret is a secret in the state, too."""
    # AWS adds `username` by itself. If it were left out, each `up` would change it.
    claims = {"email": settings.email_claim, "email_verified": settings.email_verified_claim}
    if settings.oidc_client_secret is not None:
        return aws.cognito.IdentityProvider(
            f"{name}-oidc",
            user_pool_id=pool_id,
            provider_name=OIDC,
            provider_type="OIDC",
            provider_details={
                "oidc_issuer": settings.oidc_issuer or "",
                "client_id": settings.oidc_client_id or "",
                "client_secret": pulumi.Output.secret(settings.oidc_client_secret.get_secret_value()),
                "authorize_scopes": "openid email",
                "attributes_request_method": "GET",
                "attributes_url_add_attributes": "false",  # AWS adds this, too
            },
            attribute_mapping={**claims, "username": "sub"},
            opts=pulumi.ResourceOptions.merge(
                opts, pulumi.ResourceOptions(additional_secret_outputs=["providerDetails"])
            ),
        )
    if settings.saml_metadata_url is not None:
        return aws.cognito.IdentityProvider(
            f"{name}-saml",
            user_pool_id=pool_id,
            provider_name=SAML,
            provider_type="SAML",
            provider_details={"MetadataURL": settings.saml_metadata_url},
            attribute_mapping=claims,
            opts=opts,
        )
    return None
