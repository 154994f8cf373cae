"""Connects signing in: the client of the page, the optional client for programs, the outputs."""

from typing import Any

import pulumi

from api.scopes import SCOPES
from infra.common.config import Settings
from infra.common.naming import Names
from infra.domain.sign_in_domain import SignInDomain
from infra.sign_in.user_pool import UserPool
from infra.sign_in.user_pool_clients import (
    DOCS_SIGNED_IN_PATH,
    OPENID_SCOPES,
    SIGNED_IN_PATH,
    SIGNED_OUT_PATH,
    page_client,
    program_client,
)


class SignIn:
    """The user pool's clients, whose tokens the API accepts, and how to get these tokens."""

    def __init__(
        self,
        *,
        names: Names,
        settings: Settings,
        pool: UserPool,
        site_url: pulumi.Output[str],
        domain: SignInDomain | None,
    ) -> None:
        self._region, self._pool = settings.region, pool
        # The page must not use a custom domain before it exists.
        self._origin = pulumi.Output.from_input(pool.origin if domain is None else domain.origin)
        self._own_users = settings.own_users
        self.user_pool_arn = pool.arn
        self._page = page_client("page", names=names, settings=settings, pool=pool, site_url=site_url)
        self._program = program_client("program", names=names, pool=pool) if settings.program_client else None

    @property
    def client_ids(self) -> list[pulumi.Output[str]]:
        """Returns the clients whose tokens the API accepts."""
        return [client.id for client in (self._page, self._program) if client is not None]

    @property
    def program_client_id(self) -> pulumi.Output[str] | None:
        """Returns the id of the client for programs, if there is one."""
        return None if self._program is None else self._program.id

    def page_config(self) -> dict[str, Any]:
        """Returns what the page needs to sign in (OpenID Connect, authorization code with PKCE)."""
        return {
            "issuer": self._pool.issuer,
            "clientId": self._page.id,
            "authorizationEndpoint": pulumi.Output.concat(
                self._origin, "/oauth2/authorize", self._provider_query()
            ),
            "tokenEndpoint": pulumi.Output.concat(self._origin, "/oauth2/token"),
            "logoutEndpoint": pulumi.Output.concat(self._origin, "/logout"),
            "scopes": [*OPENID_SCOPES, *SCOPES],
            "signedInPath": SIGNED_IN_PATH,
            "docsSignedInPath": DOCS_SIGNED_IN_PATH,
            "signedOutPath": SIGNED_OUT_PATH,
        }

    def outputs(self) -> dict[str, pulumi.Input[str]]:
        """Returns the outputs about signing in; those for own users and programs only if they are enabled."""
        outputs: dict[str, pulumi.Input[str]] = {
            "userPoolId": self._pool.id,
            "issuer": self._pool.issuer,
            "pageClientId": self._page.id,
            "signInOrigin": self._origin,
        }
        if self._own_users:
            outputs["createUserCommand"] = pulumi.Output.format(
                "aws cognito-idp admin-create-user --region {0} --user-pool-id {1} --username EMAIL"
                " --user-attributes Name=email,Value=EMAIL Name=email_verified,Value=true"
                " --desired-delivery-mediums EMAIL",
                self._region,
                self._pool.id,
            )
        if self._program is None:
            return outputs
        outputs["tokenUrl"] = pulumi.Output.concat(self._origin, "/oauth2/token")
        outputs["programClientId"] = self._program.id
        outputs["programClientSecret"] = pulumi.Output[str].secret(self._program.client_secret)
        return outputs

    def _provider_query(self) -> pulumi.Input[str]:
        """Returns the query that makes Cognito redirect to the provider at once, if it is the only one.

        https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
        """
        if self._own_users or self._pool.provider is None:
            return ""
        return pulumi.Output.concat("?identity_provider=", self._pool.provider.provider_name)
