"""The part of a stack's config that says how people sign in, with the rules between its keys."""

import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationInfo,
    field_validator,
)

from infra.common import config_rules as rules

MAX_SESSION_HOURS = 10 * 365 * 24
"""https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"""

SECRETS = "secrets"

MIN_PASSWORD_LENGTH, MAX_PASSWORD_LENGTH = 8, 99
"""Characters. Cognito allows 6 to 99. NIST requires 8 with a second factor and 15 without.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
https://pages.nist.gov/800-63-4/sp800-63b.html (section 3.1.1.2)
"""


def _issuer(value: str) -> str:
    """Accepts an issuer's address in Cognito's form.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-idp.html
    """
    if not re.fullmatch(r"https://[^\s/?#@]+(/[^\s?#]*[^\s?#/])?", value):
        raise ValueError(
            "must be an https address without a trailing slash, such as https://login.example.org"
        )
    return value


def _document(value: str) -> str:
    if not re.fullmatch(r"https://[^\s/?#@]+/[^\s#]+", value):
        raise ValueError("must be the https address of a document")
    return value


def _word(value: str) -> str:
    if not re.fullmatch(r"[!-~]{1,256}", value):
        raise ValueError("must be 1 to 256 printable ASCII characters without spaces")
    return value


def _claim(value: str) -> str:
    if not 1 <= len(value) <= 256 or not value.isprintable() or value != value.strip():
        raise ValueError("must be the name of a claim, 1 to 256 printable characters")
    return value


EmptyIsNone = BeforeValidator(rules.empty_is_none)
Claim = Annotated[str, AfterValidator(_claim)]


class SignInSettings(BaseModel):
    """How people sign in and for how long. Fields are validated in order: each rule may read the ones before.

    Under `SECRETS`, the validation's context holds the names of the fields that were set as secrets.
    """

    oidc_issuer: Annotated[Annotated[str, AfterValidator(_issuer)] | None, EmptyIsNone]
    oidc_client_id: Annotated[Annotated[str, AfterValidator(_word)] | None, EmptyIsNone]
    oidc_client_secret: Annotated[SecretStr | None, EmptyIsNone]
    saml_metadata_url: Annotated[Annotated[str, AfterValidator(_document)] | None, EmptyIsNone]
    email_claim: Claim
    email_verified_claim: Claim
    own_users: bool
    mfa: Literal["off", "optional", "required"]
    password_length: Annotated[int, Field(ge=MIN_PASSWORD_LENGTH, le=MAX_PASSWORD_LENGTH)]
    session_hours: Annotated[int, Field(ge=1, le=MAX_SESSION_HOURS)]

    @property
    def federated(self) -> bool:
        """Returns whether people sign in with an identity provider outside the pool."""
        return self.oidc_issuer is not None or self.saml_metadata_url is not None

    @field_validator("oidc_client_id", "oidc_client_secret")
    @classmethod
    def _set_with_issuer(cls, value: object, others: ValidationInfo) -> object:
        if "oidc_issuer" in others.data and (value is None) != (others.data["oidc_issuer"] is None):
            raise ValueError(
                "must be set with oidcIssuer" if value is None else "must be empty without oidcIssuer"
            )
        return value

    @field_validator("oidc_client_secret")
    @classmethod
    def _set_as_secret(cls, value: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        if value is not None and others.field_name not in (others.context or {}).get(SECRETS, ()):
            raise ValueError("must be set as a secret: pulumi config set --secret oidcClientSecret …")
        if value is not None:
            _word(value.get_secret_value())
        return value

    @field_validator("saml_metadata_url")
    @classmethod
    def _one_provider(cls, url: str | None, others: ValidationInfo) -> str | None:
        if url is not None and others.data.get("oidc_issuer") is not None:
            raise ValueError("must be empty with oidcIssuer: only one provider is possible")
        return url

    @field_validator("own_users")
    @classmethod
    def _has_sign_in_method(cls, own: bool, others: ValidationInfo) -> bool:  # noqa: FBT001  # pydantic passes it
        providers = [others.data.get(name, "wrong") for name in ("oidc_issuer", "saml_metadata_url")]
        if not own and not any(providers):
            raise ValueError("must be true without oidcIssuer or samlMetadataUrl: nobody could sign in")
        return own

    @field_validator("mfa")
    @classmethod
    def _mfa_for_own_users(cls, mfa: str, others: ValidationInfo) -> str:
        if mfa != "off" and others.data.get("own_users") is False:
            raise ValueError("must be off with ownUsers: false: Cognito can't require it, the provider can")
        return mfa
