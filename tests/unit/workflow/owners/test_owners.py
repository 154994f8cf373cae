"""Owners' verified addresses: what the user pool returns, and AWS failing at each step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unittest.mock import Mock

import boto3
import pytest
from botocore.stub import Stubber

from tests.aws import REGION, fail
from tests.unit.workflow.conftest import NOW, World
from workflow.owners import Owners
from workflow.storage.addresses import UserPoolAddresses
from workflow.storage.errors import StoreUnavailable

POOL = "ap-southeast-2_aBcDeFgHi"


class OneAddress:
    """A user pool that has the same address for all owners."""

    def verified(self, _owner: str) -> str | None:
        """Does the same as in `workflow.storage.addresses`."""
        return "nora@example.org"


@pytest.fixture
def cognito() -> Iterator[tuple[UserPoolAddresses, Stubber]]:
    client: Any = boto3.client(
        "cognito-idp", region_name=REGION, aws_access_key_id="-", aws_secret_access_key="-"
    )
    with Stubber(client) as stubber:
        yield UserPoolAddresses(POOL, lambda: client), stubber


SUBJECT = "6f3c0a52-90a1-70c5-1d0e-0c5a8c1d2e3f"
"""The identity provider's subject; Cognito's user name is `company-oidc_` and that."""


@pytest.mark.parametrize(
    ("attributes", "address"),
    [
        ({"email": "nora@example.org", "email_verified": "true"}, "nora@example.org"),
        ({"email": "nora@example.org", "email_verified": "false"}, None),
        ({"email": "nora@example.org"}, None),
        ({"email_verified": "true"}, None),
        ({}, None),
    ],
)
def test_only_a_verified_address_is_returned(
    cognito: tuple[UserPoolAddresses, Stubber], attributes: dict[str, str], address: str | None
) -> None:
    addresses, stubber = cognito
    user = [{"Name": name, "Value": value} for name, value in attributes.items()]
    asked = {"UserPoolId": POOL, "Username": "nora"}
    stubber.add_response("admin_get_user", {"Username": "nora", "UserAttributes": user}, asked)
    assert addresses.verified("nora") == address


def test_a_user_of_an_identity_provider_is_found_by_subject(
    cognito: tuple[UserPoolAddresses, Stubber],
) -> None:
    stubber: Any = cognito[1]
    addresses = UserPoolAddresses(POOL, lambda: stubber.client, federated=True)
    found = [{"Name": "email", "Value": "nora@example.org"}, {"Name": "email_verified", "Value": "true"}]
    user = {"Username": "company-oidc_nora", "UserStatus": "EXTERNAL_PROVIDER", "Attributes": found}
    asked = {"UserPoolId": POOL, "Filter": f'sub = "{SUBJECT}"', "Limit": 1}
    stubber.add_response("list_users", {"Users": [user]}, asked)
    assert addresses.verified(SUBJECT) == "nora@example.org"
    stubber.add_response("list_users", {"Users": []}, asked)
    assert addresses.verified(SUBJECT) is None, "a deleted user"
    stubber.add_client_error("list_users", "TooManyRequestsException")
    with pytest.raises(StoreUnavailable, match="TooManyRequestsException"):
        addresses.verified(SUBJECT)


def test_a_deleted_user_has_no_address(cognito: tuple[UserPoolAddresses, Stubber]) -> None:
    addresses, stubber = cognito
    stubber.add_client_error("admin_get_user", "UserNotFoundException")
    assert addresses.verified("nora") is None


def test_an_error_of_cognito_is_raised_as_unreadable(cognito: tuple[UserPoolAddresses, Stubber]) -> None:
    addresses, stubber = cognito
    stubber.add_client_error("admin_get_user", "AccessDeniedException")
    with pytest.raises(StoreUnavailable, match="AccessDeniedException"):
        addresses.verified("nora")


def test_the_client_is_created_once_at_first_use() -> None:
    connect = Mock(return_value=Mock(**{"admin_get_user.return_value": {"UserAttributes": []}}))
    addresses = UserPoolAddresses(POOL, connect)
    connect.assert_not_called()
    addresses.verified("nora")
    addresses.verified("otto")
    connect.assert_called_once_with()


def test_an_address_that_cannot_be_cached_is_returned_nevertheless(world: World) -> None:
    owners = Owners(world.quota, OneAddress(), programs={})
    end = fail(world.dynamodb, "UpdateItem", "ThrottlingException")
    assert owners.display_name("nora", NOW, cached=None) == "nora@example.org"
    end()
    assert world.quota.day("nora", NOW).address is None
    assert owners.display_name("nora", NOW, cached=None) == "nora@example.org"
    assert world.quota.day("nora", NOW).address == "nora@example.org"


def test_an_unreachable_user_pool_is_raised_as_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9",  # nothing listens there
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "-",
        "AWS_SECRET_ACCESS_KEY": "-",
    }.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(StoreUnavailable, match="EndpointConnectionError"):
        UserPoolAddresses(POOL).verified("nora")
