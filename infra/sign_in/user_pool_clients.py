"""The user pool's clients: the page's, for people, and the one for programs."""

import pulumi
import pulumi_aws as aws

from api.paths import DOCS_PATH, SIGNED_IN_FILE
from api.scopes import SCOPES
from infra.common.config import Settings
from infra.common.naming import Names
from infra.sign_in.user_pool import UserPool

SIGNED_IN_PATH = "/signed-in"
"""The page's path that the sign-in pages redirect to."""

DOCS_SIGNED_IN_PATH = f"{DOCS_PATH}/{SIGNED_IN_FILE}"
"""The same for the API's docs."""

SIGNED_OUT_PATH = "/"
OPENID_SCOPES = ("openid", "email")

ACCESS_TOKEN_HOURS = 1
REUSE_SECONDS = 10
"""How long a used refresh token stays valid, for a browser that lost the response; Cognito allows up to 60.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RefreshTokenRotationType.html
"""

HOURS: aws.cognito.UserPoolClientTokenValidityUnitsArgsDict = {
    "access_token": "hours",
    "id_token": "hours",
    "refresh_token": "hours",
}


def page_client(
    name: str, *, names: Names, settings: Settings, pool: UserPool, site_url: pulumi.Output[str]
) -> aws.cognito.UserPoolClient:
    """Creates the client of page and docs: authorization code, PKCE, no secret, single-use refresh tokens.

    A session ends `session_hours` after signing in. Renewing the tokens doesn't extend it.
    https://repost.aws/questions/QUzBxC3OvwTpiTymQWBYLDOg/rotated-refresh-token-validity
    """
    provider = [] if pool.provider is None else [pool.provider.provider_name]
    return aws.cognito.UserPoolClient(
        name,
        name=names.of(name),
        user_pool_id=pool.id,
        generate_secret=False,
        supported_identity_providers=[*(["COGNITO"] if settings.own_users else []), *provider],
        allowed_oauth_flows_user_pool_client=True,
        allowed_oauth_flows=["code"],
        allowed_oauth_scopes=[*OPENID_SCOPES, *SCOPES],
        callback_urls=[
            pulumi.Output.concat(site_url, path) for path in (SIGNED_IN_PATH, DOCS_SIGNED_IN_PATH)
        ],
        logout_urls=[pulumi.Output.concat(site_url, SIGNED_OUT_PATH)],
        # Rotation can't be combined with ALLOW_REFRESH_TOKEN_AUTH, which is in the default.
        # https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
        explicit_auth_flows=["ALLOW_USER_SRP_AUTH"],
        refresh_token_rotation={"feature": "ENABLED", "retry_grace_period_seconds": REUSE_SECONDS},
        access_token_validity=ACCESS_TOKEN_HOURS,
        id_token_validity=ACCESS_TOKEN_HOURS,
        refresh_token_validity=settings.session_hours,
        token_validity_units=HOURS,
        read_attributes=["email", "email_verified"],
        # The provider's claims are written through the client. Without this AWS refuses the sign-in.
        # https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html
        write_attributes=["email"],
        enable_token_revocation=True,
        prevent_user_existence_errors="ENABLED",
        opts=_child_of(pool),
    )


def program_client(name: str, *, names: Names, pool: UserPool) -> aws.cognito.UserPoolClient:
    """Creates a client with a secret, which gets tokens for itself and owns its reminders."""
    return aws.cognito.UserPoolClient(
        name,
        name=names.of(name),
        user_pool_id=pool.id,
        generate_secret=True,
        allowed_oauth_flows_user_pool_client=True,
        allowed_oauth_flows=["client_credentials"],
        allowed_oauth_scopes=list(SCOPES),
        # No flow for people to sign in: the default has some, and an empty list means the default.
        explicit_auth_flows=["ALLOW_REFRESH_TOKEN_AUTH"],
        access_token_validity=ACCESS_TOKEN_HOURS,
        token_validity_units=HOURS,
        enable_token_revocation=True,
        prevent_user_existence_errors="ENABLED",
        opts=_child_of(pool),
    )


def _child_of(pool: UserPool) -> pulumi.ResourceOptions:
    # Cognito refuses a client whose scopes don't exist yet.
    return pulumi.ResourceOptions(parent=pool, depends_on=[pool.scopes])
