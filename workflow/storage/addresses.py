"""Reads an owner's verified email address from the user pool."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Protocol, cast

from botocore.exceptions import BotoCoreError, ClientError

from workflow.storage import clients
from workflow.storage.errors import StoreUnavailable, error_name

Attributes = Sequence[Mapping[str, str]]


class UserPoolClient(Protocol):
    """The methods used of botocore's client."""

    def admin_get_user(self, **request: str) -> Mapping[str, Any]:
        """https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html"""

    def list_users(self, **request: str | int) -> Mapping[str, Any]:
        """https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html"""


class Addresses(Protocol):
    """Looks up the email addresses of owners."""

    def verified(self, owner: str) -> str | None:
        """Returns the owner's verified address, or None.

        Raises:
            StoreUnavailable: it could not be read.
        """


class NoAddresses:
    """For owners that are not users: they have no addresses."""

    def verified(self, _owner: str) -> str | None:
        """See `Addresses`."""
        return None


class UserPoolAddresses:
    """The addresses in one user pool, by the users' subjects.

    `connect` creates the client at the first call, since most invocations need none. `federated` also finds
    users of an identity provider: AdminGetUser knows them by other names only, ListUsers by subject.
    """

    def __init__(
        self,
        user_pool_id: str,
        connect: Callable[[], UserPoolClient] | None = None,
        *,
        federated: bool = False,
    ) -> None:
        self._pool = user_pool_id
        self._client = cache(connect or _connect)
        self._read = self._by_subject if federated else self._by_username

    def verified(self, owner: str) -> str | None:
        """See `Addresses`; None for a deleted user."""
        try:
            found = self._read(owner)
        except (ClientError, BotoCoreError) as error:
            if error_name(error) == "UserNotFoundException":
                return None
            raise StoreUnavailable(error_name(error)) from None
        attributes = {each["Name"]: each["Value"] for each in found}
        return attributes.get("email") if attributes.get("email_verified") == "true" else None

    def _by_username(self, owner: str) -> Attributes:
        user = self._client().admin_get_user(UserPoolId=self._pool, Username=owner)
        return cast("Attributes", user["UserAttributes"])

    def _by_subject(self, owner: str) -> Attributes:
        # A subject can't contain the quote that ends the filter: see api/requests/dependencies.py.
        found = self._client().list_users(UserPoolId=self._pool, Filter=f'sub = "{owner}"', Limit=1)
        return [attribute for user in found["Users"] for attribute in user.get("Attributes", [])]


def _connect() -> UserPoolClient:
    return cast("UserPoolClient", clients.session().create_client("cognito-idp", config=clients.ADDRESSES))
