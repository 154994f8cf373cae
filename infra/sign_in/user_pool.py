"""The Cognito user pool, its sign-in pages, its scopes and optionally its first user."""

import pulumi
import pulumi_aws as aws

from api.scopes import RESOURCE_SERVER, SCOPES
from infra.common.config import Settings
from infra.common.naming import Names
from infra.sign_in.identity_provider import identity_provider

MFA = {"off": None, "optional": "OPTIONAL", "required": "ON"}
"""Cognito's names. Off is its default and stays unset, so stacks that never had MFA see no change."""

INVITATION_DAYS = 7
"""How long an invitation's password is valid.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
"""


class UserPool(pulumi.ComponentResource):
    """The people who may sign in. `issuer` is in their tokens; `origins` are the sign-in pages' addresses.

    `origin` is the sign-in pages' address without a custom domain. `provider` is the optional identity
    provider for people who are not the pool's own users.
    """

    def __init__(self, name: str, *, names: Names, settings: Settings) -> None:
        super().__init__("task-reminder:infra:UserPool", name)
        child = pulumi.ResourceOptions(parent=self)
        pool = self._pool(name, names, settings)
        prefix = names.global_name("auth")
        aws.cognito.UserPoolDomain(
            f"{name}-domain", user_pool_id=pool.id, domain=prefix, managed_login_version=1, opts=child
        )
        self.scopes = aws.cognito.ResourceServer(
            f"{name}-scopes",
            user_pool_id=pool.id,
            identifier=RESOURCE_SERVER,
            name="Reminders",
            scopes=[
                {"scope_name": scope.removeprefix(f"{RESOURCE_SERVER}/"), "scope_description": description}
                for scope, description in SCOPES.items()
            ],
            opts=child,
        )
        self.provider = identity_provider(name, pool_id=pool.id, settings=settings, opts=child)
        if settings.first_user_email is not None:
            # Cognito mails a temporary password, which is replaced at the first sign-in. The user is kept if
            # the key changes: a deleted and newly invited person would be a different owner.
            aws.cognito.User(
                f"{name}-first",
                user_pool_id=pool.id,
                username=settings.first_user_email,
                attributes={"email": settings.first_user_email, "email_verified": "true"},
                desired_delivery_mediums=["EMAIL"],
                opts=pulumi.ResourceOptions(parent=self, retain_on_delete=True),
            )
        self.id, self.arn = pool.id, pool.arn
        self.issuer = pulumi.Output.format("https://{0}", pool.endpoint)
        cognitos = f"https://{prefix}.auth.{settings.region}.amazoncognito.com"
        self.origin = settings.sign_in_url or cognitos
        # An open page renews its tokens where it signed in, even after the pages got a custom domain.
        own = settings.sign_in_domain_name
        self.origins = [self.origin] if own is None else [f"https://{own}", self.origin]
        self.register_outputs({"id": self.id, "issuer": self.issuer})

    def _pool(self, name: str, names: Names, settings: Settings) -> aws.cognito.UserPool:
        return aws.cognito.UserPool(
            name,
            name=names.of(name),
            # The lowest tier that rotates refresh tokens: AWS's announcement, as quoted in
            # https://peterhallen.com/blog/amazon-cognito-refresh-token-rotation.html
            user_pool_tier="ESSENTIALS",
            username_attributes=["email"],
            username_configuration={"case_sensitive": False},
            auto_verified_attributes=["email"],
            admin_create_user_config={"allow_admin_create_user_only": not settings.self_sign_up},
            password_policy={
                # Any characters: https://pages.nist.gov/800-63-4/sp800-63b.html (section 3.1.1.2)
                "minimum_length": settings.password_length,
                "require_lowercase": False,
                "require_numbers": False,
                "require_symbols": False,
                "require_uppercase": False,
                "temporary_password_validity_days": INVITATION_DAYS,
            },
            mfa_configuration=MFA[settings.mfa],
            software_token_mfa_configuration=None if settings.mfa == "off" else {"enabled": True},
            account_recovery_setting={"recovery_mechanisms": [{"name": "verified_email", "priority": 1}]},
            # Like the table: a new pool gives everybody a new identity, so their reminders would be orphaned.
            deletion_protection="ACTIVE" if settings.protect_data else "INACTIVE",
            opts=pulumi.ResourceOptions(parent=self, protect=settings.protect_data),
        )
