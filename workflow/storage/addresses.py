"""Reads an owner's verified email address from the user pool."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Protocol, cast

from botocore.exceptions import BotoCoreError, ClientError

from workflow.storage import clients
from workflow.storage.errors import StoreUnavailable, error_name


class UserPoolClient(Protocol):
    """What is called of botocore's client."""

    def admin_get_user(self, **request: str) -> Mapping[str, Any]:
        """https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html"""


class Addresses(Protocol):
    """Where owners' addresses are read."""

    def verified(self, owner: str) -> str | None:
        """The address that the owner has proven to be theirs; None where there is none.

        Raises:
            StoreUnavailable: it could not be read.
        """


class NoAddresses:
    """Those of owners who are no users: there are none."""

    def verified(self, _owner: str) -> str | None:
        """See `Addresses`."""
        return None


class UserPoolAddresses:
    """The addresses of one user pool, whose users are known by their subjects.

    `connect` makes the client at the first call: most invocations need none.
    """

    def __init__(self, user_pool_id: str, connect: Callable[[], UserPoolClient] | None = None) -> None:
        self._pool = user_pool_id
        self._client = cache(connect or _connect)

    def verified(self, owner: str) -> str | None:
        """See `Addresses`. A user who was deleted has none."""
        try:
            user = self._client().admin_get_user(UserPoolId=self._pool, Username=owner)
        except (ClientError, BotoCoreError) as error:
            if error_name(error) == "UserNotFoundException":
                return None
            raise StoreUnavailable(error_name(error)) from None
        attributes = {each["Name"]: each["Value"] for each in user["UserAttributes"]}
        return attributes.get("email") if attributes.get("email_verified") == "true" else None


def _connect() -> UserPoolClient:
    return cast("UserPoolClient", clients.session().create_client("cognito-idp", config=clients.ADDRESSES))
